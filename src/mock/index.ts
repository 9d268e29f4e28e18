// The public interface of `eko-onboarding/mock`.
export type { JournalEntry } from "./journal.ts";
export { mockKeys } from "./mock-keys.ts";
export { type MockServer, type MockServerOptions, startMockServer } from "./start-mock-server.ts";
