import { EkoConfigError } from "../errors/eko-errors.ts";
import { fetchClasses } from "./fetch-classes.ts";

// Node's own fetch loads its copy of undici by this name, in Node 20 to 26. A function that has replaced it, before or
// after this module was loaded, does not.
const source = /\binternal\/deps\/undici\b/;

/** Whether global fetch is the one of Node, so that the dispatcher behind it may serve in its place. */
export function isRuntimeFetch(fetch: unknown): boolean {
  return typeof fetch === "function" && source.test(Function.prototype.toString.call(fetch));
}

/**
 * Requires what requests are described and answers are read with.
 *
 * @throws EkoConfigError where it is missing
 */
export function requireFetchClasses(): void {
  // First, because without it the undici of Node 20 and 22 ends the process as soon as it is loaded.
  if ((globalThis as { WebAssembly?: unknown }).WebAssembly === undefined) {
    throw new EkoConfigError("The client needs WebAssembly, as fetch does. Start Node without --jitless.");
  }
  const { Headers, Request, Response } = fetchClasses;
  if ([Headers, Request, Response].every(Boolean)) return;
  throw new EkoConfigError(
    "The client needs Headers, Request and Response. Start Node without --no-experimental-fetch.",
  );
}
