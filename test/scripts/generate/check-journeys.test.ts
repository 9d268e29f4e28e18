import { expect, it } from "vitest";
import { checkJourneys } from "../../../scripts/generate/check-journeys.ts";

const operation = {
  id: "verify",
  method: "PUT",
  path: "/senders/{sender_id}/otp",
  query: ["lang"],
  typed: {},
  body: ["otp", "finger", "ref"],
  bodyRequired: true,
  shown: ["otp", "ref", "sender_id", "lang"],
  answers: { 200: { sent: { data: { ref: "1" } }, done: { data: { name: "x", count: 1 } } } },
};
const check =
  (rule: object, journey: object = {}) =>
  () =>
    checkJourneys(
      {
        known: { otp: "1" },
        journeys: {
          kyc: {
            customer: "sender_id",
            start: "new",
            operations: { verify: [{ answer: "sent", to: "known" }, rule] },
            ...journey,
          },
        },
      },
      [operation],
    );

it("accepts rules that name what is there", () => {
  expect(
    check({
      in: ["new", "known"],
      when: { finger: "^bad" },
      unless: ["otp", "ref"],
      times: 2,
      answer: "sent",
      to: { new: "known" },
      make: ["/data/ref"],
      remember: ["ref"],
      show: { "/data/ref": "sender_id" },
    }),
  ).not.toThrow();
});

it.each([
  ["an undocumented answer", { answer: "snet" }, "verify: does not document the answer snet for 200"],
  [
    "a state that is never reached",
    { in: ["old"], answer: "sent" },
    "verify: old is a state that no rule leads to",
  ],
  ["a field that is not there", { when: { pin: "1" }, answer: "sent" }, "verify: pin is not a field"],
  ["a broken pattern", { when: { otp: "(" }, answer: "sent" }, "verify: ( is not a pattern"],
  ["an unknown value", { unless: ["lang"], answer: "sent" }, "verify: lang is never known of a customer"],
  ["a sensitive field to remember", { remember: ["finger"], answer: "sent" }, "verify: finger is sensitive"],
  [
    "a reference that the answer lacks",
    { answer: "sent", make: ["/data/id"] },
    "verify: /data/id is not text",
  ],
  [
    "a value that is not text",
    { answer: "done", show: { "/data/count": "lang" } },
    "verify: /data/count is not text",
  ],
  ["a count of zero", { answer: "sent", times: 0 }, "verify: times must be 1 or more"],
  ["an unknown key", { answer: "sent", wehn: {} }, "verify: wehn is not known"],
])("refuses %s", (_, rule, message) => {
  expect(check(rule)).toThrow(message);
});

it.each([
  ["a journey without a start", { start: undefined }, "kyc: start must be the name of a state"],
  [
    "an unknown operation",
    { operations: { vreify: [{ answer: "sent" }] } },
    "kyc: there is no operation vreify",
  ],
  ["an unknown key of a journey", { begin: "new" }, "kyc: begin is not known"],
])("refuses %s", (_, journey, message) => {
  expect(check({ answer: "sent" }, journey)).toThrow(message);
});

it("refuses a known value without quotes, whose zeros would be lost", () => {
  expect(() => checkJourneys({ known: { otp: 123 }, journeys: {} }, [])).toThrow(
    "known: otp must be text in quotes",
  );
});
