/** Reads headers by name; null when a header is missing, joined by a comma when it came twice. */
export type ReadHeader = (name: string) => string | null;

/**
 * The server's time from the `Date` of an answer, in milliseconds since the UNIX epoch. Undefined when the header is
 * missing, came twice, is no IMF-fixdate (RFC 9110, 5.6.7), or when an `Age` tells that a cache answered.
 */
export function readServerTime(header: ReadHeader): number | undefined {
  return header("age") === null ? parseHttpDate(header("date")) : undefined;
}

/** How long `Retry-After` asks to wait, in milliseconds, from seconds or from a date (RFC 9110, 10.2.3). */
export function readRetryAfter(header: ReadHeader, now: number): number | undefined {
  const value = header("retry-after")?.trim() ?? "";
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  const date = parseHttpDate(value);
  return date === undefined || Number.isNaN(now) ? undefined : Math.max(0, date - now);
}

function parseHttpDate(value: string | null): number | undefined {
  const time = Date.parse(value ?? "");
  // Date.parse takes almost anything, and 30 February for 2 March; toUTCString writes exactly the IMF-fixdate.
  return !Number.isNaN(time) && new Date(time).toUTCString() === value ? time : undefined;
}
