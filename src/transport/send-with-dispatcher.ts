import { collectAnswer } from "./collect-answer.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { Transport, WireRequest } from "./transport.ts";
import { watchFields } from "./watch-fields.ts";

/**
 * Makes a transport of an undici dispatcher. Unlike fetch it shows when the request is put on a socket: a
 * failure before that moment proves that no byte has left.
 */
export function sendWithDispatcher(dispatcher: Dispatcher): Transport {
  return (request, deadline) =>
    new Promise((resolve, reject) => {
      const collector = collectAnswer(deadline, resolve, reject);
      try {
        dispatcher.dispatch(describeRequest(request, collector.watchReading), collector);
      } catch (error) {
        collector.onError(error);
      }
    });
}

function describeRequest({ method, url, headers, body }: WireRequest, watchReading: () => boolean) {
  // Always absolute and without a fragment here, so the path begins at the first slash after the scheme's two.
  const pathStart = url.indexOf("/", "https://".length);
  return {
    origin: url.slice(0, pathStart),
    path: url.slice(pathStart),
    method,
    headers: watchFields(headers, watchReading),
    body: body ?? null,
    // A pipelined request that the dispatcher holds to be idempotent is written again on a new connection.
    idempotent: false,
    // The deadline of the call covers both; undici's own limits would end a longer one early.
    headersTimeout: 0,
    bodyTimeout: 0,
    // A dispatcher of undici 6 may be set to follow redirects: the target would get the keys.
    maxRedirections: 0,
  };
}
