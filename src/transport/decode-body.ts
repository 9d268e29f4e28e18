import { TextDecoder } from "node:util";
import { maxBodyBytes } from "./transport.ts";
import { TransportError } from "./transport-error.ts";

// A byte order mark stays in the text, because JSON has none: it is refused there.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

// As many as Node's own fetch takes.
const maxEncodings = 5;

// Loaded by the first encoded answer: it takes half as long as everything else that an import of the client loads.
const loadZlib = () => process.getBuiltinModule("node:zlib");

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;

// A Map, because the names come from the server: an object would also know "constructor".
const decoders = new Map<string, () => Decode>([
  ["gzip", () => loadZlib().gunzipSync],
  ["x-gzip", () => loadZlib().gunzipSync],
  ["deflate", () => inflate],
  ["br", () => loadZlib().brotliDecompressSync],
]);

// Some servers leave out the wrapper of zlib, whose first byte has an 8 in its lower half. fetch takes both, too.
const inflate: Decode = (bytes, options) => {
  const { inflateSync, inflateRawSync } = loadZlib();
  return ((bytes[0] as number) & 15) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
};

/**
 * Splits a `Content-Encoding` into names, in the order in which they were applied.
 *
 * @throws TransportError `invalid_encoding` when there are more than five, before anything is decoded
 */
export function readEncodings(contentEncoding: string | null, httpStatus: number): string[] {
  const names = contentEncoding?.toLowerCase().split(",") ?? [];
  if (names.length <= maxEncodings) return names.map((name) => name.trim());
  const cause = new Error("too many content encodings");
  throw new TransportError("invalid_encoding", { sent: true, httpStatus, cause });
}

/**
 * Decodes a body by its `Content-Encoding`, then strictly as UTF-8: invalid bytes must not turn into
 * replacement characters unnoticed.
 *
 * @throws TransportError `body_too_large` beyond {@link maxBodyBytes} decoded, else `invalid_encoding`
 */
export function decodeBody(
  chunks: readonly Uint8Array[],
  contentEncoding: string | null,
  httpStatus: number,
): string {
  const encodings = readEncodings(contentEncoding, httpStatus);
  let bytes: Uint8Array = Buffer.concat(chunks);
  try {
    const named = encodings.filter((name) => name !== "" && name !== "identity");
    // As fetch does: with a name that is unknown, such as utf-8, the body is taken as it is.
    const known = named.every((name) => decoders.has(name)) ? named : [];
    // The encoding that was applied last stands last, and comes off first.
    for (const name of known.reverse()) {
      if (bytes.byteLength === 0) break;
      bytes = (decoders.get(name) as () => Decode)()(bytes, { maxOutputLength: maxBodyBytes });
    }
    return utf8.decode(bytes);
  } catch (cause) {
    const code = isTooLarge(cause) ? "body_too_large" : "invalid_encoding";
    throw new TransportError(code, { sent: true, httpStatus, cause });
  }
}

function isTooLarge(error: unknown): boolean {
  return (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
}
