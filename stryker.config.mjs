// npm run mutate:code: changes the client in a thousand ways and tells which of them no test sees. Takes an hour, so it
// is for people, not for CI. The report is in reports/mutation/.
//
// Mutants that survive, and why no test can kill them:
// - compute-secret-key, sign-requests: "utf8" is what Node takes for an empty encoding, too.
// - describe-failure: an answer that is too large or wrongly encoded always has an HTTP status.
// - http-dates: a text that is no date stands for a missing header as well as an empty one does.
// - interpret-answer: no response type of the contract is a failure; the branch waits for the first.
// - options: Object.hasOwn finds no environment named "undefined"; a host name that ends like an address of the
//   loopback without being one is no valid URL.
// - prepare-call: a default that is undefined is refused like one that is missing; hints and errors are never missing
//   for what the contract describes.
// - sign-requests: what the first signature replaces is never read.
// - take-snapshot: Object.keys throws for null by itself.
export default {
  testRunner: "vitest",
  vitest: { configFile: "scripts/mutate-code/vitest.config.ts", related: false },
  mutate: ["src/**/*.ts", "!src/mock/**", "!src/cli/**"],
  ignorePatterns: ["dist", "site", "coverage", "reports"],
  coverageAnalysis: "perTest",
  // What runs once when a module is loaded would have to be tried against all tests.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  tempDirName: "reports/stryker",
  reporters: ["clear-text", "progress-append-only", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "reports/mutation/index.html" },
  thresholds: { high: 100, low: 95, break: 95 },
};
