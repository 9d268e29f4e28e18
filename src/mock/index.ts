// The public interface of `eko-onboarding/mock`.

export { mockOtp } from "./answers/journey.ts";
export { readScenarios, type Scenario, type Scenarios } from "./answers/scenarios.ts";
export { findSpecFile } from "./find-spec-file.ts";
export { formatScenarioTable } from "./format-scenario-table.ts";
export type { JournalEntry } from "./journal.ts";
export { mockKeys } from "./mock-keys.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
