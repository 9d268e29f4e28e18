// The only file that imports openapi-fetch: the package is no longer updated, so it must be easy to replace.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../generated/types.ts";
import { type Deadline, startDeadline, throwIfCancelled } from "./deadline.ts";
import { describeFailure } from "./describe-failure.ts";
import { EkoConfigError } from "./errors.ts";
import type { Limiter } from "./limit-concurrency.ts";
import type { ResolvedOptions } from "./options.ts";
import type { SigningMiddleware } from "./sign-requests.ts";
import { LightRequest, LightResponse } from "./transport/light-fetch-classes.ts";
import type { Transport, WireRequest } from "./transport/transport.ts";

/**
 * The typed openapi-fetch client: every path of the contract, signed, within the client's limits. Its middleware sees
 * genuine `Request` and `Response` objects. A failure to get an answer is an EkoError.
 */
export type EkoApi = Client<paths, "application/json">;

/** What an operation's answer comes as: `data` is the text of a successful one. */
export interface RawAnswer {
  data?: unknown;
  response: { status: number; headers: { get(name: string): string | null } };
}

/**
 * Sends one request of an operation; the generic form of the api that the methods of the client use. `onSlot` is called
 * when the wait for a slot is over, just before the request is signed.
 */
export type SendOperation = (
  method: string,
  path: string,
  init: { params: object; body: object | undefined },
  deadline: Deadline,
  onSlot: () => void,
) => Promise<RawAnswer>;

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Builds openapi-fetch over our transport, signing as its middleware. */
export function createApi(
  { baseUrl, timeoutMs }: Pick<ResolvedOptions, "baseUrl" | "timeoutMs">,
  signing: SigningMiddleware,
  limit: Limiter,
  transport: Transport,
): { api: EkoApi; send: SendOperation } {
  const core = createClient<paths, "application/json">({
    baseUrl,
    redirect: "manual",
    headers: {
      accept: "application/json",
      // The vendor asks for it on every call; openapi-fetch would leave it out where there is no body.
      "content-type": "application/json",
      "user-agent": "eko-onboarding",
    },
  });
  core.use(signing);
  const dispatch = core.request as unknown as (
    verb: string,
    path: string,
    init: object,
  ) => Promise<RawAnswer>;
  const userMiddleware: unknown[] = [];

  const fetchGenuine = (deadline: Deadline) => async (request: Request) => {
    const { method, url, headers } = request;
    requireOwnUrl(url, baseUrl);
    const body = request.body === null ? undefined : await request.text();
    throwIfCancelled(deadline);
    const answer = await transport({ method, url, headers, body }, deadline);
    return new Response(forbidsBody(answer.status) ? null : answer.text, {
      status: answer.status,
      headers: [...answer.headers],
    });
  };
  const fetchLight = (deadline: Deadline) => async (request: WireRequest) =>
    new LightResponse(await transport(request, deadline));

  const send: SendOperation = (method, path, { params, body }, deadline, onSlot) => {
    const isLight = userMiddleware.length === 0;
    const init = {
      params,
      body,
      fetch: isLight ? fetchLight(deadline) : fetchGenuine(deadline),
      Request: isLight ? LightRequest : undefined,
      // As text: a parse error of openapi-fetch would quote the body.
      parseAs: "text",
    };
    return limit(deadline, () => {
      onSlot();
      return dispatch(method, path, init);
    });
  };

  const request = async (verb: string, path: string, init: { signal?: AbortSignal } = {}) => {
    const deadline = startDeadline(timeoutMs, init.signal);
    try {
      // The deadline listens to the signal; a Request would leave a listener of its own behind.
      return await limit(deadline, () =>
        dispatch(verb, path, { ...init, signal: null, fetch: fetchGenuine(deadline) }),
      );
    } catch (error) {
      throw describeFailure({ operation: undefined, client_ref_id: undefined }, error);
    } finally {
      deadline.end();
    }
  };
  const api = {
    ...core,
    ...Object.fromEntries(verbs.map((verb) => [verb, request.bind(undefined, verb)])),
    request,
    use(...middleware: Parameters<EkoApi["use"]>) {
      core.use(...middleware);
      userMiddleware.push(...middleware.filter(Boolean));
    },
    eject(...middleware: Parameters<EkoApi["eject"]>) {
      core.eject(...middleware);
      for (const item of middleware) {
        const index = userMiddleware.indexOf(item);
        if (index !== -1) userMiddleware.splice(index, 1);
      }
    },
  };
  return { api: api as unknown as EkoApi, send };
}

/** Signing headers go to the client's own server only, and never with a path parameter left open. */
function requireOwnUrl(url: string, baseUrl: string): void {
  if (!url.startsWith(`${baseUrl}/`))
    throw new EkoConfigError("eko.api calls paths below the client's base URL only.");
  if (/%7B\w+%7D/i.test(url)) throw new EkoConfigError("A path parameter is missing in params.path.");
}

function forbidsBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
