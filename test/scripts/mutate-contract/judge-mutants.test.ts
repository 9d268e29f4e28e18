import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { explainEquivalent } from "../../../scripts/mutate-contract/explain-equivalent.ts";
import { openJudge } from "../../../scripts/mutate-contract/judge-mutants.ts";
import { makeMutants } from "../../../scripts/mutate-contract/make-mutants.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { contract } from "../../helpers/load-contract.ts";

/** `npm run mutate:contract` judges them all; here at most so many of each operator, from all over the contract. */
const most = 5;

const mutants = makeMutants(contract);

describe("the judge of the contract", () => {
  // Opened once: a contract that does not pass its own checks is one finding, and not one for each case.
  let judge: ReturnType<typeof openJudge>;
  beforeAll(() => {
    judge = openJudge(contract);
  });

  it("finds that the checks notice the mutants of the contract", () => {
    const operators = [...new Set(mutants.map(({ operator }) => operator))];
    const sample = operators.flatMap((operator) => {
      const ofIt = mutants.filter((mutant) => mutant.operator === operator);
      const every = Math.ceil(ofIt.length / most);
      return ofIt.filter((_, index) => index % every === 0);
    });
    const unnoticed = sample
      .map(judge)
      .filter(
        ({ fate, mutant }) =>
          fate === "survived" && explainEquivalent(contract, mutant.apply()) === undefined,
      );
    expect(unnoticed.map(({ mutant }) => mutant.name)).toEqual([]);
  });

  it.each([
    ["probe", "a looser pattern", '/components/schemas/CustomerId: pattern: "[0-9]{10}$"'],
    [
      "fixture",
      "a field of an answer that is no longer required",
      "/components/schemas/OtpSession: otp_ref_id not required",
    ],
    ["literal pin", "a server", '/servers/0: url: "https://staging.eko.in/ekoapi/v4"'],
    [
      "text pin",
      "the unit of a field",
      '/components/schemas/CustomerProfile/properties/balance/description: "Balance in paise, as decimal text."',
    ],
  ])("says that a %s kills %s", (fate, _, name) => {
    const mutant = mutants.filter((candidate) => candidate.name === name);
    expect(mutant.map(judge)).toMatchObject([{ fate, finding: expect.any(String) }]);
  });
});

describe("openJudge", () => {
  it("counts a mutant that is the contract itself as one that does not apply", () => {
    const frozen = parse(frozenContract);
    const same = { name: "nothing", operator: "none", apply: () => frozen };
    expect(openJudge(frozen, [])(same)).toEqual({ mutant: same, fate: "does not apply" });
  });

  it("judges nothing by a contract that does not pass itself", () => {
    expect(() => openJudge({ ...contract, openapi: "3.0.0" })).toThrow(
      /^The contract does not pass "is what is pinned/,
    );
  });
});

describe("explainEquivalent", () => {
  const document = { a: { x: 1, y: 2 }, required: ["a", "b"], examples: { first: 1, second: 2 } };

  it.each([
    [
      "another order of keys",
      { required: ["a", "b"], examples: { first: 1, second: 2 }, a: { y: 2, x: 1 } },
      true,
    ],
    ["another order of required fields", { ...document, required: ["b", "a"] }, true],
    ["another order of examples", { ...document, examples: { second: 2, first: 1 } }, false],
    ["another value", { ...document, a: { x: 1, y: 3 } }, false],
  ])("judges %s", (_, mutated, isEquivalent) => {
    expect(explainEquivalent(document, mutated) !== undefined).toBe(isEquivalent);
  });
});
