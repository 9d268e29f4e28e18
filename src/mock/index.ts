/**
 * The mock for tests and for apps in any language. Begin with {@link startMockServer}.
 *
 * @module eko-onboarding/mock
 */
export type { Scenario } from "../../generated/mock.ts";
export { mockScenarios, scenarios } from "../../generated/mock.ts";
export type { Violation } from "./answer.ts";
export type { CustomerProgress } from "./answers/journey.ts";
export { formatScenarioTable } from "./format-scenario-table.ts";
export type { JournalEntry } from "./journal.ts";
export type { MockListener } from "./listeners.ts";
export { mockKeys, mockOtp } from "./mock-keys.ts";
export type { MockCustomer, MockServer, MockServerOptions } from "./mock-server.ts";
export { startMockServer } from "./start-mock-server.ts";
