import { defineConfig } from "vitest/config";

// The tests of the client that run in milliseconds and in one process. Those that start processes or the compiler,
// and those that try thousands of random inputs, would take days for a thousand mutants.
export default defineConfig({
  test: {
    include: [
      "test/unit/**/*.test.ts",
      "test/contract/{documented-answers,golden-requests,refused-requests}.test.ts",
      "test/faults/**/*.test.ts",
    ],
    exclude: [
      "test/unit/{contract-types,mutate-spec,test-live}.test.ts",
      "test/faults/{process-exit,random-answers,secrets}.test.ts",
    ],
    // One at a time, also where tests say they are concurrent: otherwise it is not known which test runs what.
    maxConcurrency: 1,
    testTimeout: 30_000,
    globalSetup: ["test/helpers/start-shared-mock.ts"],
  },
});
