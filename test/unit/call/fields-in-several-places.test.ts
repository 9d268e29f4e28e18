import { beforeAll, expect, it, vi } from "vitest";
import type { OperationId } from "../../../src/contract-types.ts";

// No operation of the contract has such a field, and each takes a client_ref_id; of the vendor's file, some differ.
vi.mock("../../../generated/tables.ts", () => ({
  hints: {},
  operations: {
    move: {
      method: "PUT",
      path: "/{id}",
      fields: { id: ["path", "body"], to: ["query", "body"], user_code: "body" },
    },
  },
}));
vi.mock("../../../generated/schemas.ts", () => ({
  inputSchemas: {
    move: { type: "object", additionalProperties: false, properties: { id: {}, to: {}, user_code: {} } },
  },
}));

let prepareMove: (input: object) => object;
beforeAll(async () => {
  const { prepareCall } = await import("../../../src/call/prepare-call.ts");
  const defaults = { initiator_id: "9962981729", user_code: undefined };
  prepareMove = (input) => prepareCall("move" as OperationId, input, defaults, "made");
});

it("sends a field to each place in which the operation takes it, and no default that it does not take or nobody gave", () => {
  expect(prepareMove({ id: "7", to: "8" })).toStrictEqual({
    operation: "move",
    params: { path: { id: "7" }, query: { to: "8" } },
    body: { id: "7", to: "8" },
    client_ref_id: "made",
  });
});

it("shows no reference that the operation does not take, because it may hold anything", () => {
  expect(() => prepareMove({ id: "7", to: "8", client_ref_id: "Karan Garg" })).toThrow(
    expect.objectContaining({
      name: "EkoInputError",
      client_ref_id: "made",
      issues: [{ path: "client_ref_id", message: "is not a field of move; remove it" }],
    }),
  );
});
