// The only file that imports openapi-fetch: the package is no longer updated, so it must be easy to replace.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../../generated/types.ts";
import { EkoConfigError } from "../errors/eko-errors.ts";
import { errorFromFailure } from "../errors/from-failure.ts";
import { type ResolvedOptions, requireSignal } from "../options.ts";
import type { SigningMiddleware } from "../signing/sign-requests.ts";
import { type Deadline, startDeadline, throwIfCancelled } from "../transport/deadline.ts";
import type { Limiter } from "../transport/limit-concurrency.ts";
import {
  type Transport,
  TransportError,
  type WireRequest,
  type WireResponse,
} from "../transport/transport.ts";
import { LightResponse, makeLightRequestClass } from "./light-fetch.ts";

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

// The vendor asks for the content type on every call; openapi-fetch would leave it out where there is no body.
const commonHeaders = {
  accept: "application/json",
  "content-type": "application/json",
  "user-agent": "eko-onboarding",
};

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

type Dispatch = (verb: string, path: string, init: object) => Promise<RawAnswer>;

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
    headers: commonHeaders,
  });
  // What the methods use while no middleware of the user looks on.
  const lightCore = createClient<paths, "application/json">({
    baseUrl,
    Request: makeLightRequestClass(commonHeaders) as never,
  });
  core.use(signing);
  lightCore.use(signing);
  const userMiddleware: unknown[] = [];

  /** One request through openapi-fetch; user middleware meets genuine objects, and its own errors are told from ours. */
  const exchange = async (verb: string, path: string, init: object, deadline: Deadline, isLight: boolean) => {
    const dispatch = (isLight ? lightCore : core).request as unknown as Dispatch;
    let ours: unknown;
    let isSent = false;
    const fetch = async (request: WireRequest | Request) => {
      try {
        const wire = isLight ? (request as WireRequest) : await readRequest(request as Request, baseUrl);
        throwIfCancelled(deadline);
        isSent = true;
        const answer = await transport(wire, deadline);
        return isLight ? new LightResponse(answer) : makeResponse(answer);
      } catch (error) {
        ours = error;
        throw error;
      }
    };
    try {
      return await dispatch(verb, path, { ...init, fetch, Request: undefined });
    } catch (error) {
      // Before anything is sent, an EkoConfigError is true whoever threw it: the clock is wrong.
      if (error === ours || (!isSent && error instanceof EkoConfigError)) throw error;
      throw new TransportError("unexpected_failure", { sent: isSent, cause: error });
    }
  };

  const send: SendOperation = (method, path, { params, body }, deadline, onSlot) =>
    limit(deadline, () => {
      onSlot();
      // As text: a parse error of openapi-fetch would quote the body.
      return exchange(method, path, { params, body, parseAs: "text" }, deadline, userMiddleware.length === 0);
    });

  const request = async (verb: string, path: string, init: { signal?: AbortSignal } = {}) => {
    let deadline: Deadline | undefined;
    try {
      requireSignal(init.signal);
      const started = startDeadline(timeoutMs, init.signal);
      deadline = started;
      // The deadline listens to the signal; a Request would leave a listener of its own behind.
      return await limit(started, () => exchange(verb, path, { ...init, signal: null }, started, false));
    } catch (error) {
      throw errorFromFailure({ operation: undefined, client_ref_id: undefined }, error);
    } finally {
      deadline?.end();
    }
  };
  const api = {
    ...core,
    ...Object.fromEntries(verbs.map((verb) => [verb, request.bind(undefined, verb)])),
    request,
    use(...middleware: Parameters<EkoApi["use"]>) {
      for (const item of middleware) {
        // Throws for what is none: those before it stay.
        core.use(item);
        if (item) userMiddleware.push(item);
      }
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

/** Takes a genuine Request apart. Signing headers go to the client's own server only, to a path without gaps. */
async function readRequest(request: Request, baseUrl: string): Promise<WireRequest> {
  const { method, url, headers } = request;
  if (!url.startsWith(`${baseUrl}/`)) {
    throw new EkoConfigError("eko.api calls paths below the client's base URL only.");
  }
  if (/%7B\w+%7D/i.test(url)) throw new EkoConfigError("A path parameter is missing in params.path.");
  return { method, url, headers, body: request.body === null ? undefined : await request.text() };
}

function makeResponse({ status, headers, text }: WireResponse): Response {
  const forbidsBody = status === 204 || status === 205 || status === 304;
  return new Response(forbidsBody ? null : text, { status, headers: [...headers] });
}
