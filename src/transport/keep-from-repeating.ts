import { type Dispatcher, type DispatchHandler, findGlobalDispatcher } from "./dispatcher.ts";
import { TransportError } from "./transport-error.ts";

interface DenoRuntime {
  createHttpClient(options: { poolMaxIdlePerHost: number }): unknown;
}

let denoClient: unknown;

/**
 * Adds to the options of fetch what keeps it from sending a request twice. Deno repeats any request, also a POST, and Bun a
 * GET, when the server cuts a kept connection; on a connection of its own a request is sent once. The fetch of undici, hence
 * Node's, repeats any request that is answered with 421, and a function around it may repeat more: it gets a dispatcher
 * that takes one request.
 */
export function keepFromRepeating<Init extends object>(init: Init): Init {
  const { Deno, Bun } = globalThis as { Deno?: Partial<DenoRuntime>; Bun?: unknown };
  if (typeof Deno?.createHttpClient === "function") {
    denoClient ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
    return { ...init, client: denoClient };
  }
  if (Bun !== undefined) return { ...init, keepalive: false };
  const behind = findGlobalDispatcher();
  // Hidden, so that options which a caller's function makes of these keep the dispatcher of the caller.
  return behind === undefined ? init : Object.defineProperty(init, "dispatcher", { value: takeOnce(behind) });
}

/** The dispatcher behind fetch for one request. */
function takeOnce(behind: Dispatcher & { isMockActive?: boolean }) {
  let isTaken = false;
  return {
    // fetch asks a MockAgent for it.
    isMockActive: behind.isMockActive,
    dispatch(options: object, handler: DispatchHandler): boolean {
      if (isTaken) throw new TransportError("dispatcher_repeats", { sent: true });
      isTaken = true;
      const dispatcher = "onConnect" in handler ? behind : (findGlobalDispatcher("newer") ?? behind);
      return dispatcher.dispatch(options, handler);
    },
  };
}
