import { type Dispatcher, findGlobalDispatcher } from "./dispatcher.ts";
import { processScope } from "./fetch-classes.ts";
import { isRuntimeFetch, requireFetchClasses } from "./runtime-fetch.ts";
import { sendWithDispatcher } from "./send-with-dispatcher.ts";
import { sendWithFetch } from "./send-with-fetch.ts";
import type { Transport } from "./transport.ts";

/**
 * Chooses how requests are sent: the caller's `dispatcher`, or its `fetch`, else global fetch. While that is Node's own,
 * the dispatcher behind it serves in its place: it shows more, and Node's fetch sends a request that is answered with 421
 * a second time. Whoever has replaced global fetch, such as the mocks of a test, gets the request.
 *
 * @throws EkoConfigError where the runtime lacks something that this needs
 */
export function chooseTransport({
  fetch,
  dispatcher,
}: {
  fetch?: typeof globalThis.fetch | undefined;
  dispatcher?: Dispatcher | undefined;
}): Transport {
  requireFetchClasses();
  if (dispatcher !== undefined) return sendWithDispatcher(dispatcher);
  // The default loads nothing. A Pool of undici 7 takes about a quarter less CPU per call, but some 100 ms longer to
  // the first answer (npm run bench -- call start), so it is the caller's choice, by `dispatcher`.
  // Looked up at each call: a later setGlobalDispatcher (a proxy, a mock agent) or a later mock of fetch applies, too.
  return (request, deadline) => {
    const current = fetch ?? globalThis.fetch ?? processScope.fetch;
    const behind = isRuntimeFetch(current) ? findGlobalDispatcher() : undefined;
    const send = behind === undefined ? sendWithFetch(current) : sendWithDispatcher(behind);
    return send(request, deadline);
  };
}
