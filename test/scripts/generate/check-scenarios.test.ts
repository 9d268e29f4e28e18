import { expect, it } from "vitest";
import { checkScenarios } from "../../../scripts/generate/check-scenarios.ts";

const operation = {
  id: "getThing",
  method: "GET",
  path: "/things/{id}",
  query: [],
  typed: {},
  bodyRequired: false,
  answers: { 200: { found: {} }, 500: {} },
};
const check = (id: string, entry: unknown) => () => checkScenarios({ [id]: entry }, [operation]);

it.each([
  [{ status: 200, example: "found", meaning: "x" }],
  [{ status: 500, meaning: "x" }],
  [{ fault: "redirect", meaning: "x" }],
])("accepts %j", (entry) => {
  expect(check("0000000001", entry)).not.toThrow();
});

it.each([
  [
    "an example that no operation documents",
    { status: 200, example: "fuond", meaning: "x" },
    "no operation answers 200 fuond",
  ],
  ["an undocumented HTTP status", { status: 418, meaning: "x" }, "no operation answers 418"],
  ["an unknown fault", { fault: "earthquake", meaning: "x" }, "fault must be one of no_answer,"],
  ["a fault beside an answer", { fault: "redirect", status: 200, meaning: "x" }, "has a fault and an answer"],
  ["neither answer nor fault", { meaning: "x" }, "needs a status or a fault"],
  ["no meaning", { status: 500 }, "lacks a meaning"],
  ["an unknown field", { status: 500, meaning: "x", exmaple: "y" }, "exmaple is not known"],
  ["an empty entry", null, "lacks a meaning"],
  ["an example that is not a name", { status: 200, example: 7, meaning: "x" }, "example must be a name"],
])("refuses %s", (_, entry, message) => {
  expect(check("0000000461", entry)).toThrow(`0000000461: ${message}`);
});

it.each(["9444444444", "461"])("refuses the id %s, which can be a mobile number or lost its zeros", (id) => {
  expect(check(id, { status: 500, meaning: "x" })).toThrow(`${id}: must be 10 digits in quotes`);
});
