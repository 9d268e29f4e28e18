import { expect, it } from "vitest";
import { hasExample, listExamples } from "../../src/mock/answers/documented-answers.ts";
import { readPreference } from "../../src/mock/gate/read-preference.ts";
import type { PrismOperation } from "../../src/mock/load-prism.ts";

const operation = {
  iid: "getCustomer",
  responses: [
    { code: "200", contents: [{ examples: [{ key: "otp_sent" }] }, {}] },
    { code: "404" },
    { code: "500", contents: [] },
  ],
};

it.each([
  [200, ["otp_sent"]],
  [404, undefined],
  [500, []],
  [418, undefined],
])("lists the examples of %i: %j", (status, examples) => {
  expect(listExamples(operation, status)).toEqual(examples);
});

it.each([
  [200, undefined, true],
  [200, "otp_sent", true],
  [200, "wrong_otp", false],
  [500, undefined, true],
  [418, undefined, false],
])("tells whether %i %s is documented: %s", (status, example, is) => {
  expect(hasExample(operation, status, example)).toBe(is);
});

it("names the examples there are, or none, when Prefer asks for another", () => {
  const prefer = (text: string) => () => readPreference(operation as unknown as PrismOperation, text);
  const bodyOf = (message: string) => expect.objectContaining({ answer: { status: 400, body: { message } } });
  expect(prefer("example=wrong_otp")).toThrow(
    bodyOf("Prefer: the examples of getCustomer for 200 are: otp_sent."),
  );
  expect(prefer("code=500, example=x")).toThrow(
    bodyOf("Prefer: the examples of getCustomer for 500 are: none."),
  );
});
