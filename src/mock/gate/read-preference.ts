import { refuse } from "../answer.ts";
import { listExamples } from "../answers/documented-answers.ts";
import type { PrismOperation } from "../load-prism.ts";

/** The documented answer that a request is to get. */
export interface WantedAnswer {
  status?: number;
  example?: string;
}

/**
 * What the `Prefer` header asks for: `code=403` an HTTP status, `example=wrong_otp` a documented example.
 *
 * @throws Refusal with 400 when the operation documents no such answer
 */
export function readPreference(
  operation: PrismOperation,
  prefer: string | undefined,
): WantedAnswer | undefined {
  const code = findValue(prefer, "code");
  const example = findValue(prefer, "example");
  if (code === undefined && example === undefined) return undefined;

  const status = Number(code ?? 200);
  const examples = listExamples(operation, status);
  if (examples === undefined) {
    refuse(400, `Prefer: ${operation.iid} does not document the HTTP status that the code asks for.`);
  }
  if (example !== undefined && !examples.includes(example)) {
    refuse(
      400,
      `Prefer: the examples of ${operation.iid} for ${status} are: ${examples.join(", ") || "none"}.`,
    );
  }
  return { status, ...(example !== undefined && { example }) };
}

function findValue(prefer: string | undefined, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s,;])${name}="?([\\w-]+)"?`).exec(prefer ?? "")?.[1];
}
