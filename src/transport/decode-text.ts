const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a body strictly: invalid UTF-8 must not turn into replacement characters unnoticed. */
export function decodeText(chunks: readonly Uint8Array[]): string {
  return utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
}
