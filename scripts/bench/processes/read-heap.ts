/** Bytes of heap in use after a forced collection; needs `--expose-gc`. */
export async function readHeap(): Promise<number> {
  // Twice, a turn of the event loop apart: weak references and finalizers need it.
  for (let index = 0; index < 2; index++) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}
