import { EkoConfigError } from "../errors/eko-errors.ts";

// Node's own fetch loads its copy of undici by this name, in Node 20 to 26. A function that has replaced it, before or
// after this module was loaded, does not.
const source = /\binternal\/deps\/undici\b/;

let judged: unknown;
let isOwn = false;

/** Whether global fetch is the one of Node, so that the dispatcher behind it may serve in its place. */
export function isRuntimeFetch(fetch: unknown): boolean {
  if (fetch !== judged) {
    isOwn = typeof fetch === "function" && source.test(Function.prototype.toString.call(fetch));
    judged = fetch;
  }
  return isOwn;
}

/**
 * Requires the classes of fetch, with which requests are described.
 *
 * @throws EkoConfigError where they are missing
 */
export function requireFetchClasses(): void {
  try {
    // In Node each loads undici at the first touch, which fails where WebAssembly is missing.
    if ([globalThis.Headers, globalThis.Request, globalThis.Response].every(Boolean)) return;
  } catch {}
  throw new EkoConfigError(
    "The client needs Headers, Request and Response. Start Node without --no-experimental-fetch and --jitless; in Jest, use the environment node.",
  );
}

/** @throws EkoConfigError where the dispatcher behind global fetch cannot read answers */
export function requireWebAssembly(): void {
  if ((globalThis as { WebAssembly?: unknown }).WebAssembly !== undefined) return;
  throw new EkoConfigError(
    "Node's fetch needs WebAssembly. Start Node without --jitless, or give another fetch.",
  );
}
