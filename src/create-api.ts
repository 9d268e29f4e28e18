// The only file that imports openapi-fetch: the package is no longer updated, so it must be easy to replace.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../generated/types.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import type { ResolvedOptions } from "./options.ts";
import type { SigningMiddleware } from "./sign-requests.ts";
import type { Transport } from "./transport/transport.ts";

/** The typed openapi-fetch client: every path of the contract, signed, with the client's deadline. */
export type EkoApi = Client<paths, "application/json">;

/** Sends one signed request inside a deadline; the generic form that the methods of the client use. */
export type SendOperation = (
  method: string,
  path: string,
  init: { params: object; body: object | undefined },
  deadline: Deadline,
) => Promise<{ data?: unknown; response: Response }>;

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Builds openapi-fetch over our transport, signing as its middleware. */
export function createApi(
  { baseUrl, timeoutMs }: ResolvedOptions,
  signing: SigningMiddleware,
  transport: Transport,
): { api: EkoApi; send: SendOperation } {
  const core = createClient<paths, "application/json">({
    baseUrl,
    redirect: "manual",
    // The vendor asks for it on every call; openapi-fetch would leave it out where there is no body.
    headers: { "Content-Type": "application/json" },
  });
  core.use(signing);

  const fetchWithin = (deadline: Deadline) => async (request: Request) => {
    const { method, url, headers } = request;
    const body = request.body === null ? undefined : await request.text();
    const { status, headers: answered, text } = await transport({ method, url, headers, body }, deadline);
    return new Response(forbidsBody(status) ? null : text, { status, headers: answered });
  };
  const sendUntyped = core.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; response: Response }>;

  const send: SendOperation = (method, path, init, deadline) =>
    sendUntyped(method, path, { ...init, parseAs: "text", fetch: fetchWithin(deadline) });

  const request = async (method: string, path: string, init: { signal?: AbortSignal } = {}) => {
    const deadline = startDeadline(timeoutMs, init.signal);
    try {
      return await sendUntyped(method, path, { ...init, fetch: fetchWithin(deadline) });
    } finally {
      deadline.end();
    }
  };
  const guarded = Object.fromEntries(
    verbs.map((verb) => [verb, (path: string, init?: object) => request(verb, path, init)]),
  );
  return { api: { ...core, request, ...guarded } as unknown as EkoApi, send };
}

function forbidsBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
