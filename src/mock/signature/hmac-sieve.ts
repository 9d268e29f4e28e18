import { createHash } from "node:crypto";

/** The first four bytes of the HMAC-SHA256 of a message, as a signed number, under a key that is set. */
export type HmacSieve = (message: string | Buffer) => number;

/**
 * Prepares a key for a search. node:crypto takes five times as long for a digest, because it makes a stream object and
 * looks the algorithm up each time, and a search computes more than a thousand. So this rules candidates out, and
 * whoever searches lets node:crypto confirm the one that is left.
 */
export function makeHmacSieve(key: string | Buffer): HmacSieve {
  let pads: { inner: Int32Array; outer: Int32Array } | undefined;
  return (message) => {
    // Not before it is needed: a simple mistake is found before most keys are tried.
    pads ??= { inner: absorbKey(key, 0x36), outer: absorbKey(key, 0x5c) };
    hash(pads.inner, blockBytes, toBinary(message));
    for (let at = 0; at < 8; at++) schedule[at] = state[at] as number;
    schedule[8] = 0x80000000;
    schedule.fill(0, 9, 15);
    schedule[15] = (blockBytes + 32) * 8;
    state.set(pads.outer);
    compress();
    return state[0] as number;
  };
}

const blockBytes = 64;

// FIPS 180-4: the first 32 bits of the fractions of the roots of the first primes.
const primes = listPrimes(64);
const roundConstants = Int32Array.from(primes, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32);
const initialState = Int32Array.from(primes.slice(0, 8), (prime) => (Math.sqrt(prime) % 1) * 2 ** 32);

// Used by one hash at a time, because nothing here waits.
const schedule = new Int32Array(64);
const state = new Int32Array(8);

/** Leaves in the state the hash of what was absorbed before and of a text whose characters stand for one byte each. */
function hash(start: Int32Array, absorbedBytes: number, text: string): void {
  state.set(start);
  const blocks = ((text.length + 8) >> 6) + 1;
  for (let block = 0; block < blocks; block++) {
    for (let at = 0; at < 16; at++) schedule[at] = readWord(text, blockBytes * block + 4 * at);
    if (block === blocks - 1) schedule[15] = (absorbedBytes + text.length) * 8;
    compress();
  }
}

/** Four bytes of a text; after its end stand the bit that marks it, and zeros. */
function readWord(text: string, at: number): number {
  return (
    (readByte(text, at) << 24) |
    (readByte(text, at + 1) << 16) |
    (readByte(text, at + 2) << 8) |
    readByte(text, at + 3)
  );
}

function readByte(text: string, at: number): number {
  if (at < text.length) return text.charCodeAt(at);
  return at === text.length ? 0x80 : 0;
}

/** The state after the first block of an HMAC, which is the key over a pad. */
function absorbKey(key: string | Buffer, pad: number): Int32Array {
  const bytes = Buffer.from(key as string);
  const padded = Buffer.alloc(blockBytes, pad);
  const short = bytes.length > blockBytes ? createHash("sha256").update(bytes).digest() : bytes;
  for (const [at, byte] of short.entries()) padded[at] = byte ^ pad;
  state.set(initialState);
  for (let at = 0; at < 16; at++) schedule[at] = padded.readInt32BE(4 * at);
  compress();
  return Int32Array.from(state);
}

/** Mixes a block, the first 16 words of the schedule, into the state. It is most of the work, so it makes no objects. */
function compress(): void {
  for (let at = 16; at < 64; at++) {
    const early = schedule[at - 15] as number;
    const late = schedule[at - 2] as number;
    const mixed = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const added = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[at] = ((schedule[at - 16] as number) + mixed + (schedule[at - 7] as number) + added) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const input = (roundConstants[at] as number) + (schedule[at] as number);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + chosen + input) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  addWord(0, a);
  addWord(1, b);
  addWord(2, c);
  addWord(3, d);
  addWord(4, e);
  addWord(5, f);
  addWord(6, g);
  addWord(7, h);
}

function addWord(at: number, word: number): void {
  state[at] = (state[at] as number) + word;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function listPrimes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

/** A text whose characters stand for one byte each. */
function toBinary(value: string | Buffer): string {
  if (typeof value !== "string") return value.toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, control characters included.
  return /^[\x00-\x7f]*$/.test(value) ? value : Buffer.from(value).toString("latin1");
}
