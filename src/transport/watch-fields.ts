// undici makes no request with it. To throw instead could end the process, because interceptors read in timers, too.
const unsendable = "\n";

/**
 * Lets the first of some header fields notice each reading, which precedes every writing of a request.
 *
 * @param watchReading says whether the request may still be written
 */
export function watchFields(
  fields: Record<string, string>,
  watchReading: () => boolean,
): Record<string, string> {
  const [watched] = Object.entries(fields);
  if (watched !== undefined) {
    const [name, value] = watched;
    const get = () => (watchReading() ? value : unsendable);
    Object.defineProperty(fields, name, { enumerable: true, get });
  }
  return fields;
}
