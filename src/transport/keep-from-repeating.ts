interface DenoRuntime {
  createHttpClient(options: { poolMaxIdlePerHost: number }): unknown;
}

let denoClient: unknown;

/**
 * Options of fetch that keep a runtime from sending a request twice by itself. Deno repeats any request, also a POST, and
 * Bun a GET, when the server cuts a kept connection; on a connection of its own a request is sent once. Node's fetch does
 * not repeat there, and needs nothing.
 */
export function keepFromRepeating(): object {
  const { Deno, Bun } = globalThis as { Deno?: Partial<DenoRuntime>; Bun?: unknown };
  if (typeof Deno?.createHttpClient === "function") {
    denoClient ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
    return { client: denoClient };
  }
  return Bun === undefined ? {} : { keepalive: false };
}
