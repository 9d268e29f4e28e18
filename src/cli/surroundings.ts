import type { Readable, Writable } from "node:stream";

/** The part of a stream of output that decides about colour, width and spinner. */
export type OutputStream = Writable & { isTTY?: boolean; columns?: number };

/** The parts of the process that the tool uses; tests pass their own. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  stdin: Readable & { isTTY?: boolean; setRawMode?: (isRaw: boolean) => unknown };
  stdout: OutputStream;
  stderr: OutputStream;
  /** Aborts the call under way. */
  signal?: AbortSignal;
  /** Sends the requests; the client's own transport by default. */
  fetch?: typeof globalThis.fetch;
  /** Loads the embedded mock: only commands that use it pay for it. */
  loadMock: () => Promise<Pick<typeof import("../mock/index.ts"), "startMockServer" | "mockKeys">>;
}
