// Compiled as a user of the package would: no public type may have become `any`, and wrong use must not compile.
import {
  type CallOptions,
  createEkoClient,
  type EkoClient,
  type EkoClientOptions,
  type EkoInput,
  type EkoResult,
  type InputIssue,
  type OperationId,
  type Outcome,
} from "eko-onboarding";
import type { JournalEntry, MockServer, MockServerOptions, Scenario } from "eko-onboarding/mock";
import contract from "eko-onboarding/openapi.json" with { type: "json" };
import type yaml from "eko-onboarding/openapi.yaml";
import manifest from "eko-onboarding/package.json" with { type: "json" };
import type { Assert, UntypedIn } from "./untyped-in.ts";

export type Untyped = Assert<
  UntypedIn<{
    callOptions: CallOptions;
    client: EkoClient;
    clientOptions: EkoClientOptions;
    input: EkoInput<"onboardCustomer">;
    result: EkoResult<"onboardCustomer">;
    issue: InputIssue;
    operation: OperationId;
    outcome: Outcome;
    journalEntry: JournalEntry;
    mock: MockServer;
    mockOptions: MockServerOptions;
    scenario: Scenario;
    contract: typeof contract;
    yaml: typeof yaml;
    manifest: typeof manifest;
  }>
>;

const eko: EkoClient = createEkoClient({ environment: "sandbox", developerKey: "key", accessKey: "key" });

// @ts-expect-error most fields are missing
eko.onboardCustomer({ customer_id: "9444444444" });

export async function readOtpReference(input: EkoInput<"onboardCustomer">): Promise<string> {
  const answer = await eko.onboardCustomer(input);
  return answer.response_type === "otp_sent" ? answer.otp_ref_id : "";
}

export const version: string = contract.info.version;
export const name: string = manifest.name;
