import { runInThisContext } from "node:vm";

/** The global scope of the process. Code in a context of `node:vm`, such as any test in Jest, has a scope of its own. */
export const processScope = runInThisContext("globalThis") as typeof globalThis;

/**
 * The classes of fetch: those of the scope of this code, or, where it lacks one of them, as in the `jsdom` of Jest, those of
 * the process. All from one scope, because they refuse the objects of another. Looked up at each use, because Node loads
 * its undici at the first touch. The build has openapi-fetch take them from here, too, and it alone needs FormData.
 */
export const fetchClasses = {
  get Headers() {
    return findScope().Headers;
  },
  get Request() {
    return findScope().Request;
  },
  get Response() {
    return findScope().Response;
  },
  get FormData() {
    return findScope().FormData;
  },
};

function findScope(): typeof globalThis {
  const { Headers, Request, Response, FormData } = globalThis;
  return [Headers, Request, Response, FormData].every(Boolean) ? globalThis : processScope;
}

/** Makes a controller whose signal the Request of {@link fetchClasses} takes: Node's refuses a signal of jsdom. */
export function makeAbortController(): AbortController {
  const own = new AbortController();
  if (globalThis.AbortController === processScope.AbortController) return own;
  try {
    new fetchClasses.Request("http://localhost", { signal: own.signal });
    return own;
  } catch {
    return new processScope.AbortController();
  }
}
