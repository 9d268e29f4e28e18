// npm run mutate:code: changes the client in more than a thousand ways and tells which of them no test sees. Takes some
// twenty minutes on two cores, so it is for people, not for CI. The report is in reports/mutation/.
//
// Mutants that survive, and why no test can kill them:
// - collect-answer: what a missing handle throws is caught, and one entry is half a header field, which is passed over.
// - copy-input: Object.keys throws for null by itself.
// - create-api, perform-call: an identity without fields is one whose fields are undefined; of a failed attempt only the
//   code is told.
// - deadline: the timer is there whenever there is a deadline to wait for, onAbort is called for a signal alone, and a
//   timer for the end of time is never armed.
// - from-failure: an answer that is too large or wrongly encoded always has an HTTP status.
// - hooks: a missing hook that is called throws, which is caught; the check only spares the time.
// - http-dates: a text that is no date stands for a missing header as well as an empty one does.
// - prepare-call: a default that is undefined is refused like one that is missing.
// - raw-headers: the comparison of lengths spares the one of texts.
// - redact, redact-partly: pieces of eight characters and more have been replaced when their ends are looked for; one word
//   makes no pattern; of a list that is only counted or passed over, the text does not matter.
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
