import { EkoConfigError } from "../errors/eko-errors.ts";
import { type Deadline, throwIfCancelled } from "../transport/deadline.ts";
import { fetchClasses } from "../transport/fetch-classes.ts";
import type { Transport } from "../transport/transport.ts";
import { TransportError } from "../transport/transport-error.ts";
import { makeResponse, readRequest } from "./genuine-fetch.ts";
import { LightResponse, makeLightRequestClass } from "./light-fetch.ts";

/** openapi-fetch without the types of single operations. */
export interface Core {
  request(method: string, path: string, init: object): Promise<CoreResult>;
}

/** What openapi-fetch answers with. */
export interface CoreResult {
  response: Response | LightResponse;
}

/** Makes one request through openapi-fetch. */
export type Exchange = (
  method: string,
  path: string,
  init: object,
  deadline: Deadline,
  withoutUserMiddleware: boolean,
) => Promise<CoreResult>;

/**
 * Header fields of every request. The vendor asks for the content type even without a body; a cache on the way must not
 * answer a look-up.
 */
export const commonHeaders = {
  accept: "application/json",
  "cache-control": "no-store",
  "content-type": "application/json",
  "user-agent": "eko-onboarding",
};

const LightRequest = makeLightRequestClass(commonHeaders);

/**
 * Puts openapi-fetch between the client and its transport. User middleware gets genuine objects, its failures are kept
 * apart from ours, and it cannot outlive the deadline of the call.
 *
 * @param lightCore serves without user middleware. It has no header fields, because LightRequest has them, and
 *   openapi-fetch would make genuine Headers of them for each request, twice
 */
export function exchangeOver(core: Core, lightCore: Core, baseUrl: string, transport: Transport): Exchange {
  return (method, path, init, deadline, withoutUserMiddleware) =>
    new Promise((resolve, reject) => {
      let isSent = false;
      let transportFailure: unknown;
      const watchDeadline = () =>
        deadline.waitUntilCancelled(({ code, reason }) => {
          reject(transportFailure ?? new TransportError(code, { sent: isSent, cause: reason }));
        });

      const fetch = async (request: Request | InstanceType<typeof LightRequest>) => {
        const wire = request instanceof LightRequest ? request : await readRequest(request, baseUrl);
        throwIfCancelled(deadline);
        isSent = true;
        try {
          const answer = await transport(wire, deadline);
          return withoutUserMiddleware ? new LightResponse(answer) : makeResponse(answer);
        } catch (error) {
          transportFailure = error;
          throw error;
        } finally {
          // The transport has replaced our listener by its own.
          watchDeadline();
        }
      };

      watchDeadline();
      const chosen = withoutUserMiddleware ? lightCore : core;
      const Request = withoutUserMiddleware ? LightRequest : fetchClasses.Request;
      chosen.request(method, path, { ...init, fetch, Request }).then(resolve, (error) => {
        // Before anything is sent, an EkoConfigError is true whoever threw it: the clock is wrong.
        const isOurs = isSent ? error === transportFailure : error instanceof EkoConfigError;
        // A middleware may throw nothing at all, as undefined.
        reject((isOurs && error) || new TransportError("unexpected_failure", { sent: isSent, cause: error }));
      });
    });
}
