// The public interface of `eko-onboarding/mock`.
export { findSpecFile } from "./find-spec-file.ts";
export { formatScenarioTable } from "./format-scenario-table.ts";
export type { JournalEntry } from "./journal.ts";
export { mockOtp } from "./journey.ts";
export { mockKeys } from "./mock-keys.ts";
export { readScenarios, type Scenario, type Scenarios } from "./scenarios.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
