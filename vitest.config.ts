import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests that look at the built site, or at the page of the inspector, most of them with Chromium. */
const pages = [
  "test/scripts/docs/{build-site,reference-page,unfolded-page}.test.ts",
  "test/mock/inspector-page.test.ts",
];

/** Tests of the scripts and of the package; they need not be run on each Node. */
const tools = ["test/scripts/**/*.test.ts"];

/** Tests that start programs or the compiler, or wait for a network that fails. */
const slow = [
  "test/{faults,mock,recipes,types}/**/*.test.ts",
  "test/cli/{main,mock-command}.test.ts",
  "test/contract/onboarding-arazzo.test.ts",
];

/** Tests that replace modules, which files that share them would notice. */
const isolated = readdirSync(join(import.meta.dirname, "test"), { recursive: true, encoding: "utf8" })
  .map((file) => `test/${file}`)
  .filter(
    (file) =>
      file.endsWith(".test.ts") && readFileSync(join(import.meta.dirname, file), "utf8").includes("vi.mock("),
  );

export default defineConfig({
  // The recipes import the package by its name, as users do.
  resolve: {
    alias: [
      { find: /^eko-onboarding$/, replacement: resolve(import.meta.dirname, "src/index.ts") },
      { find: /^eko-onboarding\/mock$/, replacement: resolve(import.meta.dirname, "src/mock/index.ts") },
    ],
  },
  test: {
    // Some tests start a process or the compiler, and machines are loaded.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one core of two would only supervise.
    maxWorkers: "100%",
    // The files of a worker share its modules: loading them anew for each file took more than half of the time.
    isolate: false,
    // Each project would translate src/ again, and each run.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: "quick",
          include: ["test/**/*.test.ts"],
          exclude: [...slow, ...tools, ...pages, ...isolated],
        },
      },
      { extends: true, test: { name: "isolated", include: isolated, isolate: true } },
      { extends: true, test: { name: "slow", include: slow, exclude: [...pages, ...isolated] } },
      { extends: true, test: { name: "tools", include: tools, exclude: [...pages, ...isolated] } },
      {
        extends: true,
        test: { name: "pages", include: pages, globalSetup: ["test/helpers/start-pages.ts"] },
      },
    ],
    globalSetup: ["test/helpers/start-shared-mock.ts"],
    coverage: {
      include: ["src/**/*.ts"],
      // The start of the process, and the page of the inspector: tests run them in a child and in Chromium, where nothing
      // is measured.
      exclude: ["src/cli/main.ts", "src/mock/inspector/page/**"],
      reporter: [["text", { skipFull: true }], "html"],
      reportOnFailure: true,
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
