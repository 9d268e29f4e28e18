import { type Dispatcher, findGlobalDispatcher } from "./dispatcher.ts";
import { sendWithDispatcher } from "./send-with-dispatcher.ts";
import { sendWithFetch } from "./send-with-fetch.ts";
import type { Transport } from "./transport.ts";

/**
 * Chooses how requests are sent: the caller's `fetch` or `dispatcher`, else the dispatcher behind global fetch, else
 * global fetch itself.
 */
export function chooseTransport({
  fetch,
  dispatcher,
}: {
  fetch?: typeof globalThis.fetch | undefined;
  dispatcher?: Dispatcher | undefined;
}): Transport {
  if (fetch !== undefined) return sendWithFetch(fetch);
  if (dispatcher !== undefined) return sendWithDispatcher(dispatcher);
  // The default loads nothing. A Pool of undici 7 takes about a quarter less CPU per call, but some 100 ms longer to
  // the first answer (npm run bench -- call start), so it is the caller's choice, by `dispatcher`.
  // Looked up at each call: a later setGlobalDispatcher (a proxy, a mock agent) is to apply to us, too.
  return (request, deadline) => {
    const current = findGlobalDispatcher();
    const send = current === undefined ? sendWithFetch(globalThis.fetch) : sendWithDispatcher(current);
    return send(request, deadline);
  };
}
