// The only file that imports openapi-fetch: the package is no longer updated, so it must be easy to replace.
import createClient, { type Client, createQuerySerializer, type Middleware } from "openapi-fetch";
import type { paths } from "../../generated/types.ts";
import { checkOptions, signalRule } from "../check-options.ts";
import { errorFromFailure } from "../errors/from-failure.ts";
import type { ResolvedOptions } from "../options.ts";
import type { SigningMiddleware } from "../signing/sign-requests.ts";
import { Deadline } from "../transport/deadline.ts";
import type { Limiter } from "../transport/limit-concurrency.ts";
import type { Answer, Transport } from "../transport/transport.ts";
import { type Core, commonHeaders, exchangeOver } from "./exchange.ts";

/**
 * The typed openapi-fetch client: every path of the contract, signed, within the client's limits. Its middleware sees
 * genuine `Request` and `Response` objects. A failure to get an answer is an EkoError.
 */
export type EkoApi = Client<paths, "application/json">;

/** Signs and sends one request of an operation, and reads its answer. */
export type SendOperation = (
  method: string,
  path: string,
  parts: { params: object; body: object | undefined },
  deadline: Deadline,
) => Promise<Answer>;

interface ApiInit {
  signal?: AbortSignal;
  middleware?: Middleware[];
}

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Builds openapi-fetch over our transport, signing as its first middleware. */
export function createApi(
  { baseUrl, timeoutMs }: Pick<ResolvedOptions, "baseUrl" | "timeoutMs">,
  signing: SigningMiddleware,
  limit: Limiter,
  transport: Transport,
): { api: EkoApi; send: SendOperation } {
  // With its type arguments: to infer them takes the compiler as long as all the rest of src/.
  const options = { baseUrl, redirect: "manual", querySerializer: createQuerySerializer() } as const;
  const client = createClient<paths, "application/json">({ ...options, headers: commonHeaders });
  const lightClient = createClient<paths, "application/json">(options);
  const exchange = exchangeOver(client as Core, lightClient as Core, baseUrl, transport);
  const theirs: Middleware[] = [];

  const send: SendOperation = async (method, path, { params, body }, deadline) => {
    const isLight = theirs.length === 0;
    let kept: string | undefined;
    // The first middleware is the last to see an answer. openapi-fetch parses a refusal, which hides keys that come twice.
    const keepText = async ({ response }: { response: Response }) => {
      kept = await response.clone().text();
    };
    const middleware = isLight ? [signing] : [{ onResponse: keepText }, signing, ...theirs];
    // As text: a parse error of openapi-fetch would quote the body.
    const init = { params, body, parseAs: "text", middleware };
    const { response } = await exchange(method, path, init, deadline, isLight);
    const { status: httpStatus, headers } = response;
    return { httpStatus, headers, text: kept ?? (await response.text()) };
  };

  const request = async (method: string, path: string, init: ApiInit = {}) => {
    let deadline: Deadline | undefined;
    try {
      const { signal } = checkOptions({ signal: init.signal }, { signal: signalRule });
      const started = new Deadline(timeoutMs, signal);
      deadline = started;
      return await limit(started, () => {
        const middleware = [signing, ...theirs, ...(init.middleware ?? [])];
        // The deadline listens to the signal; a Request would leave a listener of its own behind.
        return exchange(method, path, { ...init, signal: null, middleware }, started, false);
      });
    } catch (error) {
      throw errorFromFailure({ host: new URL(baseUrl).host }, error);
    } finally {
      deadline?.end();
    }
  };

  const api = {
    ...client,
    ...Object.fromEntries(verbs.map((verb) => [verb, request.bind(undefined, verb)])),
    request,
    use(...middleware: Middleware[]) {
      for (const item of middleware.filter(Boolean)) {
        // openapi-fetch throws for an object that is not a middleware; those before it stay.
        client.use(item);
        client.eject(item);
        theirs.push(item);
      }
    },
    eject(...middleware: Middleware[]) {
      for (const item of middleware) {
        const index = theirs.indexOf(item);
        if (index !== -1) theirs.splice(index, 1);
      }
    },
  };
  return { api: api as EkoApi, send };
}
