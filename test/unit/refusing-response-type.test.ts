import { expect, it, vi } from "vitest";
import { interpretAnswer } from "../../src/call/interpret-answer.ts";
import { EkoRejectionError } from "../../src/errors/eko-errors.ts";

// No response type of the contract is a failure yet: here one is.
vi.mock("../../generated/tables.ts", async (importOriginal) => {
  const contract = await importOriginal<typeof import("../../generated/tables.ts")>();
  const responseTypes = [{ id: 4711, name: "refused", success: false, next: null, impliedByStatus: null }];
  const getCustomer = { ...contract.operations.getCustomer, responseTypes };
  return { ...contract, operations: { ...contract.operations, getCustomer } };
});

it("rejects an answer whose response type the contract calls a failure", () => {
  const text = JSON.stringify({ status: 0, response_type_id: 4711 });
  const call = { operation: "getCustomer", client_ref_id: "REQ-1", redact: String } as const;
  const answer = { httpStatus: 200, text, headers: new Headers(), receivedAtMs: 0, clockSkewMs: undefined };
  const interpret = () => interpretAnswer(call, answer);
  expect(interpret).toThrow(EkoRejectionError);
  expect(interpret).toThrow(expect.objectContaining({ code: "rejected", outcome: "rejected", status: 0 }));
});
