import { describe, expect, it } from "vitest";
import type { OperationId } from "../../src/index.ts";
import { compileSchema } from "../helpers/load-contract.ts";
import { documentedAnswers, forbiddenBody, unauthorizedBodies } from "./documented-answers.ts";
import { badFixtures, goodFixtures } from "./response-fixtures.ts";

const answerSchemas = {
  onboardCustomer: "/paths/~1customer~1account~1{customer_id}/post",
  verifyCustomerOtp: "/paths/~1customer~1account~1{customer_id}~1otp~1verify/post",
  getCustomer: "/paths/~1customer~1profile~1{customer_id}/get",
} satisfies Record<OperationId, string>;

function findViolations(pointer: string, body: unknown): { instancePath: string; keyword: string }[] {
  const validate = compileSchema(pointer);
  // As it comes over the wire: fields that are undefined are not there.
  validate(JSON.parse(JSON.stringify(body)));
  return validate.errors ?? [];
}

function findViolationsOf(operation: OperationId, body: unknown) {
  return findViolations(`${answerSchemas[operation]}/responses/200/content/application~1json/schema`, body);
}

describe("an answer that keeps the contract", () => {
  it.each(goodFixtures)("is accepted: $operation, $name", ({ operation, body }) => {
    expect(findViolationsOf(operation, body)).toEqual([]);
  });

  it.each(documentedAnswers)("is accepted: $operation, the documented $example", ({ operation, body }) => {
    expect(findViolationsOf(operation, body)).toEqual([]);
  });
});

describe("an answer that breaks the contract", () => {
  it.each(badFixtures)(
    "is refused at '$place' for $rule: $operation, $name",
    ({ operation, body, place, rule }) => {
      expect(findViolationsOf(operation, body)).toContainEqual(
        expect.objectContaining({ instancePath: place, keyword: rule }),
      );
    },
  );
});

describe("the body of an HTTP 401", () => {
  const pointer = "/components/responses/Unauthorized/content/application~1json/schema";
  const body = unauthorizedBodies.timestamp_expired;

  it.each(Object.entries(unauthorizedBodies))("is accepted as documented: %s", (_, documented) => {
    expect(findViolations(pointer, documented)).toEqual([]);
    expect(findViolations(pointer, { ...documented, trace: "x" })).toEqual([]);
  });

  it.each([
    ["no status", { status: undefined }, "", "required"],
    ["a status below", { status: 2482 }, "/status", "enum"],
    ["a status above", { status: 2488 }, "/status", "enum"],
    ["no response_type_id", { response_type_id: undefined }, "", "required"],
    ["another response_type_id", { response_type_id: -1 }, "/response_type_id", "enum"],
    ["no response_status_id", { response_status_id: undefined }, "", "required"],
    ["another response_status_id", { response_status_id: -1 }, "/response_status_id", "const"],
    ["no message", { message: undefined }, "", "required"],
    ["an empty message", { message: "" }, "/message", "minLength"],
    ["a message as a number", { message: 1 }, "/message", "type"],
  ])("is refused with %s", (_, fault, place, rule) => {
    expect(findViolations(pointer, { ...body, ...fault })).toEqual([
      expect.objectContaining({ instancePath: place, keyword: rule }),
    ]);
  });

  it.each([
    ["status", { status: "2485" }],
    ["response_type_id", { response_type_id: "2485" }],
    ["response_status_id", { response_status_id: "1" }],
  ])("is refused with a %s as text", (field, fault) => {
    const rules = findViolations(pointer, { ...body, ...fault });
    expect(rules).toContainEqual(expect.objectContaining({ instancePath: `/${field}`, keyword: "type" }));
  });
});

describe("the body of an HTTP 403", () => {
  const pointer = "/components/responses/Forbidden/content/application~1json/schema";

  it("is accepted as documented, with or without data", () => {
    expect(findViolations(pointer, forbiddenBody)).toEqual([]);
    expect(findViolations(pointer, { ...forbiddenBody, data: undefined, trace: "x" })).toEqual([]);
  });

  it.each([
    ["no status", { status: undefined }, "", "required"],
    ["a status as text", { status: "1" }, "/status", "type"],
    ["no response_status_id", { response_status_id: undefined }, "", "required"],
    ["a response_status_id as text", { response_status_id: "-1" }, "/response_status_id", "type"],
    ["no message", { message: undefined }, "", "required"],
    ["an empty message", { message: "" }, "/message", "minLength"],
    ["a message as a number", { message: 1 }, "/message", "type"],
    ["data as text", { data: "" }, "/data", "type"],
  ])("is refused with %s", (_, fault, place, rule) => {
    expect(findViolations(pointer, { ...forbiddenBody, ...fault })).toEqual([
      expect.objectContaining({ instancePath: place, keyword: rule }),
    ]);
  });
});
