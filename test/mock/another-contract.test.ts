import { describe, expect, it, vi } from "vitest";
import type { MockOperation } from "../../generated/mock.ts";
import { chooseAnswer } from "../../src/mock/answers/choose-answer.ts";
import { createJourneys } from "../../src/mock/answers/journey.ts";
import { checkRequest } from "../../src/mock/gate/check-request.ts";
import { findOperation, makeRoutes } from "../../src/mock/gate/find-operation.ts";
import { refuseSignature } from "../../src/mock/gate/refuse-signature.ts";
import type { SignatureRefusal } from "../../src/mock/signature/signature-policy.ts";

// What the contract does not have today but may have: parameters that are numbers, a body that may be missing, objects
// that take no other fields, fields without a hint, a mark in a path, and operations with few documented answers.
vi.mock("../../generated/schemas.ts", () => ({
  inputSchemas: {
    search: {
      type: "object",
      properties: {
        page: { type: "integer" },
        ratio: { type: "number" },
        exact: { type: "boolean" },
        name: { type: "string" },
        filter: { type: "object", properties: { since: {} }, additionalProperties: false },
      },
    },
  },
}));

const search: MockOperation = {
  id: "search",
  method: "POST",
  path: "/search.v2/{name}",
  query: ["page", "ratio", "exact"],
  typed: { page: "integer", ratio: "number", exact: "boolean" },
  body: ["filter"],
  bodyRequired: false,
  answers: {},
};

function check(query: string, body?: unknown) {
  const parameters = { name: "7" };
  return checkRequest({ operation: search, parameters, query: new URLSearchParams(query) }, body);
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return (error as { answer?: unknown }).answer;
  }
}

describe("checkRequest", () => {
  it("reads parameters by their types, and text as text", () => {
    expect(check("page=7&ratio=-0.5&exact=true")).toEqual({ name: "7", page: 7, ratio: -0.5, exact: true });
  });

  it.each([
    ["page", "1.5"],
    ["page", "0x7"],
    ["page", ""],
    ["ratio", "true"],
    ["exact", "1"],
  ])("refuses %s=%s, and says what it can of a field without a hint", (name, text) => {
    expect(refusalOf(() => check(`${name}=${text}`))).toMatchObject({
      status: 422,
      violations: [
        { location: "query", path: `/${name}`, rule: "type", message: "must be as the contract says" },
      ],
    });
  });

  it("says of a field that an object must not have that it is to be removed", () => {
    expect(refusalOf(() => check("", { filter: { since: 1, until: 2 } }))).toMatchObject({
      violations: [
        {
          location: "body",
          path: "/filter/until",
          rule: "additionalProperties",
          message: "is not known; remove it",
        },
      ],
    });
  });
});

describe("an operation with few documented answers", () => {
  it("is answered with 200 and an empty body", () => {
    const journeys = createJourneys({ known: {}, journeys: {} });
    expect(chooseAnswer(search, {}, { scenarios: {}, journeys })).toEqual({ status: 200 });
  });

  it.each([401, 403] as const)("has a signature refused with 403, where %i is wanted", (authStatus) => {
    const refusal: SignatureRefusal = { authError: "invalid_signature", mistakes: ["raw-key"] };
    expect(refusalOf(() => refuseSignature(search, refusal, authStatus))).toEqual({
      status: 403,
      headers: { "x-mock-diagnosis": "raw-key" },
      body: { message: expect.stringContaining("base64 text") },
    });
  });
});

describe("findOperation", () => {
  it("takes a mark in a path for itself", () => {
    const routes = makeRoutes([search], "/api");
    expect(findOperation(routes, "POST", "/api/search.v2/a")).toMatchObject({ parameters: { name: "a" } });
    expect(refusalOf(() => findOperation(routes, "POST", "/api/search-v2/a"))).toMatchObject({ status: 404 });
  });
});
