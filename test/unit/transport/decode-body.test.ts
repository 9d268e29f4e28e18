import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../../src/transport/decode-body.ts";
import { TransportError } from "../../../src/transport/transport-error.ts";

const text = '{"name":"ज़ोया"}';
const bytes = Buffer.from(text);

describe("decodeBody", () => {
  it("joins chunks before it decodes, because a character may be cut in two", () => {
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(decodeBody(chunks, null, 200)).toBe(text);
  });

  it("takes no chunks as an empty text", () => {
    expect(decodeBody([], null, 200)).toBe("");
    expect(decodeBody([], "gzip", 200)).toBe("");
  });

  it.each([
    ["identity", bytes],
    ["gzip", gzipSync(bytes)],
    ["x-gzip", gzipSync(bytes)],
    ["deflate", deflateSync(bytes)],
    ["br", brotliCompressSync(bytes)],
    ["GZIP", gzipSync(bytes)],
    ["deflate, gzip", gzipSync(deflateSync(bytes))],
    ["identity,identity,identity,identity,identity", bytes],
    ["identity , br", brotliCompressSync(bytes)],
    ["br, ", brotliCompressSync(bytes)],
    ["deflate", deflateRawSync(bytes)],
  ])("takes off the encoding %s", (encoding, body) => {
    expect(decodeBody([body], encoding, 200)).toBe(text);
  });

  it.each(["utf-8", "compress", "", " , ", "constructor", "gzip, utf-8"])(
    "takes the bytes as they are with the encoding %o, as fetch does",
    (encoding) => {
      expect(decodeBody([bytes], encoding, 200)).toBe(text);
    },
  );

  it.each([
    ["invalid_encoding", "bytes of an unknown encoding", "zstd", Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)],
    ["invalid_encoding", "another encoding than it says", "gzip", deflateSync(bytes)],
    [
      "invalid_encoding",
      "encodings in another order than it says",
      "gzip, deflate",
      gzipSync(deflateSync(bytes)),
    ],
    ["invalid_encoding", "half of a compressed body", "gzip", gzipSync(bytes).subarray(0, -9)],
    ["invalid_encoding", "bytes that are no UTF-8", null, Uint8Array.of(0x7b, 0xff)],
    ["invalid_encoding", "six encodings that do nothing", Array(6).fill("identity").join(), bytes],
    ["invalid_encoding", "six encodings of nothing", Array(6).fill("gzip").join(), Buffer.of()],
    ["invalid_encoding", "half of a character", null, bytes.subarray(0, 10)],
    ["body_too_large", "more than 1 MiB once decompressed", "gzip", gzipSync(Buffer.alloc(2 ** 20 + 1, " "))],
  ])("throws %s for %s", (code, _, encoding, body) => {
    const error = catchError(() => decodeBody([body], encoding, 502));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code, sent: true, httpStatus: 502, cause: expect.any(Error) });
  });

  it("keeps a byte order mark, which JSON then refuses", () => {
    expect(decodeBody([Buffer.from("\ufeff{}")], null, 200)).toBe("\ufeff{}");
  });

  it("says when there are too many encodings", () => {
    const error = catchError(() => decodeBody([bytes], Array(6).fill("identity").join(), 200));
    expect(error).toMatchObject({ cause: { message: "too many content encodings" } });
  });

  it("takes 1 MiB once decompressed", () => {
    expect(decodeBody([gzipSync(Buffer.alloc(2 ** 20, " "))], "gzip", 200)).toHaveLength(2 ** 20);
  });
});

function catchError(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
