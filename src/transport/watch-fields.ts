import type { WireRequest } from "./transport.ts";

const readFirst = Symbol("readFirst");

// undici makes no request with it. To throw instead could end the process, because interceptors read in timers, too.
const unsendable = "\n";

// The same for all requests. V8 would keep a getter made for one of them, and with it the whole call, until it next
// collects the old generation. A copy that has the getter alone is not watched, so it must not be sent.
function get(this: { [readFirst]?: () => string }): string {
  return this[readFirst]?.() ?? unsendable;
}

/**
 * Copies header fields into a plain object, which every interceptor can read and copy. The first of them notices each
 * reading, which precedes every writing of a request.
 *
 * @param watchReading says whether the request may still be written
 */
export function watchFields(
  fields: WireRequest["headers"],
  watchReading: () => boolean,
): Record<string, string> {
  const watched: Record<string, string> = {};
  let isFirst = true;
  fields.forEach((value, name) => {
    if (!isFirst) {
      watched[name] = value;
      return;
    }
    isFirst = false;
    Object.defineProperty(watched, readFirst, { value: () => (watchReading() ? value : unsendable) });
    Object.defineProperty(watched, name, { enumerable: true, get });
  });
  return watched;
}
