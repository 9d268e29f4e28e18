// npm run mutate:code: changes the client in a thousand ways and tells which of them no test sees. Takes an hour, so it
// is for people, not for CI. The report is in reports/mutation/.
export default {
  testRunner: "vitest",
  vitest: { configFile: "scripts/mutate-code/vitest.config.ts", related: false },
  mutate: ["src/**/*.ts", "!src/mock/**", "!src/cli/**"],
  ignorePatterns: [".cache", "dist", "site", "coverage", "reports"],
  coverageAnalysis: "perTest",
  // What runs once when a module is loaded would have to be tried against all tests.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  tempDirName: "reports/stryker",
  reporters: ["clear-text", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "reports/mutation/index.html" },
  thresholds: { high: 100, low: 95, break: 95 },
};
