import { expect, it, vi } from "vitest";
import type { OperationId } from "../../../src/contract-types.ts";

// No operation of the contract has such a field; of the vendor's file, some have.
vi.mock("../../../generated/tables.ts", () => ({
  hints: {},
  operations: {
    move: { method: "PUT", path: "/{id}", fields: { id: ["path", "body"], to: ["query", "body"] } },
  },
}));
vi.mock("../../../generated/schemas.ts", () => ({ inputSchemas: { move: { type: "object" } } }));

it("sends a field to each place in which the operation takes it", async () => {
  const { prepareCall } = await import("../../../src/call/prepare-call.ts");
  const defaults = { initiator_id: undefined, user_code: undefined };
  const call = prepareCall("move" as OperationId, { id: "7", to: "8" }, defaults);
  expect(call).toMatchObject({
    params: { path: { id: "7" }, query: { to: "8" } },
    body: { id: "7", to: "8" },
  });
});
