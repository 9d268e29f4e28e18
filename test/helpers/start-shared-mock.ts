// Vitest runs this once per test run, in its main process: importing Prism takes two seconds.
import type { TestProject } from "vitest/node";
import { startMockServer } from "../../src/mock/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Base URL of the mock. It keeps no journal for tests: they share it. */
    mockUrl: string;
    /** Base URL of a mock that takes any value for the signing headers, but insists on their presence. */
    unsignedMockUrl: string;
  }
}

/** Starts the mocks that all tests share, and returns how to stop them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The workers of Vitest share it without knowing of each other's timestamps.
  const signed = await startMockServer({ singleUseTimestamps: false });
  const mocks = [signed, await startMockServer({ verifySignature: false })] as const;
  project.provide("mockUrl", mocks[0].url);
  project.provide("unsignedMockUrl", mocks[1].url);
  return async () => {
    await Promise.all(mocks.map((mock) => mock.close()));
  };
}
