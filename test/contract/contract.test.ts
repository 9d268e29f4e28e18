import { describe, expect, it } from "vitest";
import { contract as document } from "../helpers/load-contract.ts";
import { contractChecks } from "./checks/all-checks.ts";
import { prepareContract } from "./checks/checked-contract.ts";

const contract = prepareContract(document);

describe("the contract", () => {
  it.each(contractChecks)("$name ($kind)", ({ findings }) => {
    expect([...findings(contract)]).toEqual([]);
  });
});
