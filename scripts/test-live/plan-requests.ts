import { operations } from "../../generated/tables.ts";
import { makeClientRefId } from "../../src/call/make-client-ref-id.ts";
import { acceptedRequests } from "../../test/contract/accepted-requests.ts";
import { refusedRequests } from "../../test/contract/refused-requests.ts";
import { type ProbedId, samples } from "../../test/contract/samples.ts";
import type { FlatInput } from "../../test/helpers/make-wire-request.ts";

/** A request of the contract suite, made fit for a real server. */
export interface LiveRequest {
  operation: ProbedId;
  name: string;
  input: FlatInput;
  /** Whether the contract accepts it. */
  isAccepted: boolean;
}

/** What is sent, and what is not and why. */
export interface Plan {
  requests: LiveRequest[];
  skipped: { name: string; reason: string }[];
}

/** Whose calls these are, and about whom. */
export interface Parties {
  customer_id: string;
  initiator_id: string;
  user_code: string;
}

/** Puts real parties in the place of the sample's, and leaves out what a real server must not get. */
export function planRequests(parties: Parties): Plan {
  const plan: Plan = { requests: [], skipped: [] };
  const candidates = [
    ...acceptedRequests.map((request) => ({ ...request, isAccepted: true })),
    ...refusedRequests.map((request) => ({ ...request, isAccepted: false })),
  ];
  for (const { operation, name, input, isAccepted } of candidates) {
    const reason = findReasonToSkip(operation, input, isAccepted);
    if (reason !== undefined) plan.skipped.push({ name: `${operation} with ${name}`, reason });
    else plan.requests.push({ operation, name, isAccepted, input: replaceSample(operation, input, parties) });
  }
  return plan;
}

function findReasonToSkip(operation: ProbedId, input: FlatInput, isAccepted: boolean): string | undefined {
  const sample = samples[operation];
  const { sensitive, fields } = operations[operation];
  if (input.customer_id !== sample.customer_id) return "the number may be a stranger's, or be taken for one";
  if (!isAccepted) return undefined;
  if (sensitive.length > 0) return "it takes sensitive data of a real person";
  if ("otp" in fields) return "it takes an OTP that only the customer's phone shows";
  if (input.initiator_id !== sample.initiator_id || input.user_code !== sample.user_code) {
    return "it has to come from the owner of the keys";
  }
  return undefined;
}

/** Puts in what differs from run to run, unless the request is about that very field. */
function replaceSample(operation: ProbedId, input: FlatInput, parties: Parties): FlatInput {
  const sample: FlatInput = samples[operation];
  const replaced: FlatInput = { ...input };
  for (const [name, value] of Object.entries({ ...parties, client_ref_id: makeClientRefId() })) {
    if (name in sample && input[name] === sample[name]) replaced[name] = value;
  }
  return replaced;
}
