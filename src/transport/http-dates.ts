import type { AnswerHeaders } from "./transport.ts";

/**
 * The server's time from the `Date` of an answer, in milliseconds since the UNIX epoch. Undefined when the header is
 * missing, came twice, is not an IMF-fixdate (RFC 9110, 5.6.7), or when an `Age` shows that a cache answered.
 */
export function readServerTime(headers: Pick<AnswerHeaders, "get">): number | undefined {
  return headers.get("age") === null ? parseHttpDate(headers.get("date")) : undefined;
}

/** How long `Retry-After` asks to wait, in milliseconds, from seconds or from a date (RFC 9110, 10.2.3). */
export function readRetryAfter(headers: Pick<AnswerHeaders, "get">, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  const date = parseHttpDate(value);
  return date === undefined || Number.isNaN(now) ? undefined : Math.max(0, date - now);
}

function parseHttpDate(value: string | null): number | undefined {
  const time = Date.parse(value ?? "");
  // Date.parse takes almost anything, and 30 February for 2 March; toUTCString writes exactly the IMF-fixdate.
  return !Number.isNaN(time) && new Date(time).toUTCString() === value ? time : undefined;
}
