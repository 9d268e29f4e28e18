import { makeRedactor } from "../../call/redact.ts";
import { isSensitive } from "../field-flags.ts";

/** Stands where a secret or a sensitive value was. */
export const masked = "[masked]";

type Mask = (text: string) => string;

/** Makes a function that takes secrets, and the sensitive values that were sent, out of a text that may echo them. */
export function makeMask(sent: unknown, secrets: readonly string[]): Mask {
  const sensitive = Object.fromEntries(Object.entries(Object(sent)).filter(([name]) => isSensitive(name)));
  const names = Object.keys(sensitive);
  // A redactor could take a reference that the next call needs for a signature.
  if (secrets.length + names.length === 0) return (text) => text;
  return makeRedactor({ masked: secrets, ...sensitive }, names);
}

/** A body without values of sensitive fields, and with the mask over every other name, text and number. */
export function maskBody(body: unknown, mask: Mask = (text) => text): unknown {
  if (typeof body === "string") return mask(body);
  if (typeof body === "number") return mask(String(body)) === String(body) ? body : masked;
  if (typeof body !== "object" || body === null) return body;
  if (Array.isArray(body)) return body.map((item) => maskBody(item, mask));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      mask(name),
      isSensitive(name) ? masked : maskBody(value, mask),
    ]),
  );
}
