import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests start a process or the compiler, and machines are loaded. No test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ["test/helpers/start-shared-mock.ts"],
  },
});
