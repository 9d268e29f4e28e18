import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests start a process or the compiler, and machines are loaded. No test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ["test/helpers/start-shared-mock.ts"],
    coverage: {
      include: ["src/**/*.ts"],
      // The start of the process; tests start it as a child, which is not measured.
      exclude: ["src/cli/main.ts"],
      reporter: [["text", { skipFull: true }], "html"],
      reportOnFailure: true,
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
