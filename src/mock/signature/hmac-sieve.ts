import { createHash } from "node:crypto";

/** An HMAC key to try. */
export interface SieveKey {
  bytes: string | Buffer;
  /** The states after the first block of the inner and of the outer hash, which is the key over a pad. */
  pads?: { inner: Int32Array; outer: Int32Array };
}

/**
 * Finds the keys under which the HMAC-SHA256 of a message begins with one of some words, which are four bytes as a signed
 * number. node:crypto takes five times as long for a digest, because it makes a stream object and looks the algorithm up
 * each time, and a search computes more than two thousand. So this rules candidates out, and whoever searches lets
 * node:crypto confirm those that are left.
 */
export function siftKeys<Key extends SieveKey>(
  message: string | Buffer,
  keys: readonly Key[],
  words: readonly number[],
): Key[] {
  const blocks = loadBlocks(message);
  const hits: Key[] = [];
  for (const key of keys) {
    // Not before it is needed: a simple mistake is found before most keys are tried.
    key.pads ??= { inner: absorbKey(key.bytes, 0x36), outer: absorbKey(key.bytes, 0x5c) };
    if (words.includes(computeFirstWord(key.pads, blocks))) hits.push(key);
  }
  return hits;
}

const blockBytes = 64;

// FIPS 180-4: the first 32 bits of the fractions of the roots of the first primes.
const primes = listPrimes(64);
const roundConstants = Int32Array.from(primes, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32);
const initialState = Int32Array.from(primes.slice(0, 8), (prime) => (Math.sqrt(prime) % 1) * 2 ** 32);

// Used by one search at a time, because nothing here waits.
const state = new Int32Array(8);
// The blocks of a message, and their schedules of 64 words each: made once for all the keys that it is tried with.
let padded = Buffer.alloc(blockBytes * 16);
let schedules = new Int32Array(64 * 16);
const outerSchedule = new Int32Array(64);

function computeFirstWord(
  { inner, outer }: { inner: Int32Array; outer: Int32Array },
  blocks: number,
): number {
  copyState(inner);
  for (let block = 0; block < blocks; block++) compress(schedules, 64 * block);
  for (let at = 0; at < 8; at++) outerSchedule[at] = state[at] as number;
  outerSchedule[8] = 0x80000000;
  for (let at = 9; at < 15; at++) outerSchedule[at] = 0;
  outerSchedule[15] = (blockBytes + 32) * 8;
  expand(outerSchedule, 0);
  copyState(outer);
  compress(outerSchedule, 0);
  return state[0] as number;
}

/** Makes the schedules of a message, which is hashed behind the block of the key. @returns how many blocks they are */
function loadBlocks(message: string | Buffer): number {
  const mostBytes = typeof message === "string" ? 3 * message.length : message.length;
  if (padded.length < mostBytes + 2 * blockBytes) padded = Buffer.alloc(mostBytes + 2 * blockBytes);
  const length = typeof message === "string" ? padded.write(message) : message.copy(padded);
  const blocks = ((length + 8) >> 6) + 1;
  padded[length] = 0x80;
  padded.fill(0, length + 1, blockBytes * blocks);
  if (schedules.length < 64 * blocks) schedules = new Int32Array(64 * blocks);
  for (let block = 0; block < blocks; block++) {
    const start = 64 * block;
    for (let word = 0; word < 16; word++) {
      const at = blockBytes * block + 4 * word;
      schedules[start + word] =
        ((padded[at] as number) << 24) |
        ((padded[at + 1] as number) << 16) |
        ((padded[at + 2] as number) << 8) |
        (padded[at + 3] as number);
    }
    if (block === blocks - 1) schedules[start + 15] = (blockBytes + length) * 8;
    expand(schedules, start);
  }
  return blocks;
}

/** The state after the first block of an HMAC, which is the key over a pad. */
function absorbKey(key: string | Buffer, pad: number): Int32Array {
  const bytes = Buffer.from(key as string);
  const short = bytes.length > blockBytes ? createHash("sha256").update(bytes).digest() : bytes;
  const schedule = new Int32Array(64);
  const block = Buffer.alloc(blockBytes, pad);
  for (const [at, byte] of short.entries()) block[at] = byte ^ pad;
  for (let at = 0; at < 16; at++) schedule[at] = block.readInt32BE(4 * at);
  expand(schedule, 0);
  copyState(initialState);
  compress(schedule, 0);
  return Int32Array.from(state);
}

function copyState(from: Int32Array): void {
  for (let at = 0; at < 8; at++) state[at] = from[at] as number;
}

/** Makes the 64 words of a block's schedule from the first 16 of them. */
function expand(schedule: Int32Array, start: number): void {
  for (let at = start + 16; at < start + 64; at++) {
    const early = schedule[at - 15] as number;
    const late = schedule[at - 2] as number;
    const mixed = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const added = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[at] = ((schedule[at - 16] as number) + mixed + (schedule[at - 7] as number) + added) | 0;
  }
}

/** Mixes a block into the state. It is most of the work, so it makes no objects. */
function compress(schedule: Int32Array, start: number): void {
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let at = 0; at < 64; at++) {
    const first =
      (h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (roundConstants[at] as number) +
        (schedule[start + at] as number)) |
      0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
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
