import { classifyText } from "./diagnose-text.ts";
import type { SignatureMistake } from "./mistakes.ts";

// 2023-11-14 22:13:20 as digits, with or without milliseconds.
const dateInDigits =
  /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?$/;

/** Names the mistake in a timestamp that is not 13 digits. @param signature the value that was sent as the signature */
export function diagnoseTimestamp(text: string, signature: string): SignatureMistake {
  if (!/^\d+$/.test(text)) {
    if (/^\d{10,16}$/.test(signature)) return "swapped-headers";
    return classifyText(text) ?? "timestamp-not-a-number";
  }
  if (dateInDigits.test(text)) return "timestamp-is-a-date";
  if (/^[1-9]\d{8,10}$/.test(text)) return "timestamp-in-seconds";
  if (/^[1-9](?:\d{15}|\d{18})$/.test(text)) return "timestamp-in-microseconds";
  return "timestamp-not-13-digits";
}

/** Whether a text is a number of milliseconds since the UNIX epoch, as the server takes it. */
export function isMilliseconds(text: string): boolean {
  return /^[1-9]\d{12}$/.test(text);
}
