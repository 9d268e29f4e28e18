import { expect, it } from "vitest";
import type { Refusal } from "../../src/mock/answer.ts";
import { callPrism } from "../../src/mock/call-prism.ts";
import type { LoadedPrism, PrismOperation } from "../../src/mock/load-prism.ts";

const operation = { method: "post", path: "/x", responses: [] } as unknown as PrismOperation;

/** What becomes of a request that Prism refuses with this error. */
async function refusalOf(error: object): Promise<Refusal["answer"]> {
  const prism = { request: () => async () => ({ _tag: "Left", left: error }) };
  const call = { operation, path: "/x", query: {}, headers: {}, body: undefined, wanted: {} };
  return callPrism({ prism, operations: [operation] } as unknown as LoadedPrism, call).then(
    () => expect.fail("The request was not refused."),
    (refusal: Refusal) => refusal.answer,
  );
}

it("passes on what Prism says", async () => {
  expect(await refusalOf({ status: 404, detail: "No such route.", message: "x" })).toEqual({
    status: 404,
    body: { message: "No such route." },
  });
});

it("takes an error without a status for a failure of the mock", async () => {
  expect(await refusalOf(new Error("broken"))).toEqual({ status: 500, body: { message: "broken" } });
});

it("lists violations, also where Prism does not say where or why", async () => {
  const validation = [{ message: "odd" }, { location: ["query", "a", "0"], code: "type", message: "wrong" }];
  expect(await refusalOf({ status: 422, additional: { validation } })).toEqual({
    status: 422,
    body: {
      message: "The request breaks the contract.",
      violations: [
        { location: "body", path: "", rule: "schema", message: "odd" },
        { location: "query", path: "/a/0", rule: "type", message: "wrong" },
      ],
    },
  });
});

it("answers a 401 of Prism with the 403 of the contract, even if that documents no body", async () => {
  expect(await refusalOf({ status: 401 })).toMatchObject({
    status: 403,
    headers: { "x-mock-diagnosis": "missing-header" },
    body: { message: expect.stringContaining("Send all three signing headers") },
  });
});
