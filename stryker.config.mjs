// npm run mutate:code: changes the client in more than a thousand ways and tells which of them no test sees. Takes some
// forty minutes on two cores, so it is for people, not for CI. The report is in reports/mutation/.
//
// Mutants that survive, and why no test can kill them:
// - collect-answer: one entry is half a header field, which is passed over.
// - copy-input: Object.keys refuses null, too.
// - create-api: openapi-fetch passes over what is not a middleware.
// - decode-body: an encoding with an unknown name is passed over, as none is.
// - fetch-classes: other scopes are tested with the built package, which is not mutated.
// - hooks: a missing hook that is called throws, which is caught; the check only spares the time.
// - http-dates: no other text that is neither a date nor a number of seconds makes a difference.
// - list-violations: paths are lengthened where something was found; the check only spares the time.
// - parse-json: no key of a valid JSON text stands outside of an object, so nobody reads below the first.
// - redact, redact-partly: no server sends the text of the mutant, which is the only one that it would hide.
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
  thresholds: { high: 100, low: 97, break: 97 },
};
