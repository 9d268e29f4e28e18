import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The recipes import the package by its name, as users do.
  resolve: {
    alias: [
      { find: /^eko-onboarding$/, replacement: resolve(import.meta.dirname, "src/index.ts") },
      { find: /^eko-onboarding\/mock$/, replacement: resolve(import.meta.dirname, "src/mock/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests start a process or the compiler, and machines are loaded. No test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core of two would only supervise.
    maxWorkers: "100%",
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
