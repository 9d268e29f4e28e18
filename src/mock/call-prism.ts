import { type Answer, refuse, type Violation } from "./answer.ts";
import { forbid } from "./gate/forbid.ts";
import type { WantedAnswer } from "./gate/read-preference.ts";
import { baseConfig, type LoadedPrism, type PrismOperation } from "./load-prism.ts";

/** A request as Prism takes it, and the documented answer to render. */
export interface PrismCall {
  operation: PrismOperation;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
  /** What to render; Prism takes the first documented example when this says nothing. */
  wanted: WantedAnswer;
}

/**
 * Has Prism check a request against the contract and render the answer.
 *
 * @throws Refusal when the request breaks the contract, or Prism's own answer does
 */
export async function callPrism({ prism, operations }: LoadedPrism, call: PrismCall): Promise<Answer> {
  const { operation, path, query, headers, body, wanted } = call;
  const task = prism.request(
    {
      method: operation.method as "get",
      url: { path, query },
      // The gate has dealt with the client's Accept header; Prism would fail on a malformed one.
      headers: { ...headers, accept: "application/json" },
      body,
    },
    operations,
    {
      ...baseConfig,
      // A new object for each request, for Prism writes into it.
      mock: {
        dynamic: false,
        ...(wanted.status !== undefined && { code: wanted.status }),
        ...(wanted.example !== undefined && { exampleKey: wanted.example }),
      },
    },
  );
  const result = await task();
  if (result._tag === "Left") return refuseAsPrism(operation, result.left);

  const { output, validations } = result.right;
  if (validations.output.length > 0) {
    refuse(500, "The answer of the mock breaks the contract; the contract or its examples need repair.", {
      violations: validations.output.map(toViolation),
    });
  }
  return { status: output.statusCode, body: output.body };
}

interface PrismError extends Error {
  status?: number;
  detail?: string;
  additional?: { validation?: { location?: string[]; code?: string | number; message: string }[] };
}

function refuseAsPrism(operation: PrismOperation, error: PrismError): never {
  const { status, detail, message, additional } = error;
  // Prism sees whether the signing headers are there, and says 401; the contract knows 403 alone.
  if (status === 401) forbid(operation, ["missing-header"]);
  const violations = additional?.validation?.map(({ location, ...rest }) =>
    toViolation({ ...rest, ...(location && { path: location }) }),
  );
  if (violations) refuse(422, "The request breaks the contract.", { violations });
  refuse(status ?? 500, detail ?? message);
}

function toViolation({
  path: [location = "body", ...path] = [],
  code,
  message,
}: {
  path?: string[];
  code?: string | number;
  message: string;
}): Violation {
  return { location, path: path.map((key) => `/${key}`).join(""), rule: String(code ?? "schema"), message };
}
