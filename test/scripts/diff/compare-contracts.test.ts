import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { compareContracts } from "../../../scripts/diff/compare-contracts.ts";
import { compareExtensions } from "../../../scripts/diff/compare-extensions.ts";
import type { OpenApiDocument } from "../../../scripts/shared/read-contract.ts";
import type { Node } from "../../contract/checks/checked-contract.ts";
import { frozenContract, frozenContractFile } from "../../helpers/frozen-contract.ts";
import {
  breakingChanges,
  breakingOperations,
  harmlessChanges,
  type JudgedChange,
  loosenedRequests,
  minorChanges,
} from "./judged-changes.ts";

const folder = mkdtempSync(join(tmpdir(), "diff-contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

// A comparison starts a process, so changes are made together; each is looked for by its pointer.
function compareWith(changes: readonly JudgedChange[]) {
  const file = join(folder, `${changes.length}.yaml`);
  const changed = changes.reduce((contract, { make }) => make(contract), parse(frozenContract) as Node);
  writeFileSync(file, stringify(changed, { aliasDuplicateObjects: false }));
  return compareContracts(frozenContractFile, file);
}

function rateEach(found: Awaited<ReturnType<typeof compareWith>>, judged: readonly JudgedChange[]) {
  return judged.map(({ name, pointer }) => {
    const impacts = found.filter((change) => change.pointer.includes(pointer)).map(({ impact }) => impact);
    return [name, impacts.includes("breaking") ? "breaking" : impacts[0]];
  });
}

describe("compareContracts", () => {
  let withoutBreaks: Awaited<ReturnType<typeof compareWith>>;
  beforeAll(async () => {
    withoutBreaks = await compareWith([...loosenedRequests, ...minorChanges, ...harmlessChanges]);
  });

  it("rates what breaks callers as breaking, lists it first, and each change once", async () => {
    const found = await compareWith([...breakingChanges, ...harmlessChanges]);
    expect(rateEach(found, breakingChanges)).toEqual(breakingChanges.map(({ name }) => [name, "breaking"]));
    const keys = found.map(({ pointer, message }) => `${pointer} ${message}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(found.findLastIndex(({ impact }) => impact === "breaking")).toBeLessThan(
      found.findIndex(({ impact }) => impact !== "breaking"),
    );
  });

  it("rates operations and parameters that are gone under their name or their path as breaking", async () => {
    const found = await compareWith(breakingOperations);
    expect(rateEach(found, breakingOperations)).toEqual(
      breakingOperations.map(({ name }) => [name, "breaking"]),
    );
  });

  it("rates requests that take more as minor", () => {
    expect(rateEach(withoutBreaks, loosenedRequests)).toEqual(
      loosenedRequests.map(({ name }) => [name, "minor"]),
    );
  });

  it("rates a value that is no longer sensitive as breaking", async () => {
    const [sensitive] = loosenedRequests.filter(({ name }) => name.includes("sensitive"));
    const file = join(folder, "sensitive.yaml");
    writeFileSync(
      file,
      stringify((sensitive as JudgedChange).make(parse(frozenContract)), { aliasDuplicateObjects: false }),
    );
    const found = await compareContracts(file, frozenContractFile);
    expect(found.map(({ impact }) => impact)).toEqual(["breaking"]);
  });

  it("rates new things as minor, wordings and examples as patch, and lists them all", () => {
    expect(rateEach(withoutBreaks, minorChanges)).toEqual(minorChanges.map(({ name }) => [name, "minor"]));
    expect(rateEach(withoutBreaks, harmlessChanges)).toEqual(
      harmlessChanges.map(({ name }) => [name, "patch"]),
    );
    expect(withoutBreaks.filter(({ impact }) => impact === "breaking")).toEqual([]);
  });

  it("throws one sentence for a file that is not a contract", async () => {
    await expect(compareContracts("package.json", frozenContractFile)).rejects.toThrow(
      /^redocly diff: [^\n]+$/,
    );
  });
});

describe("compareExtensions", () => {
  const base = parse(frozenContract) as OpenApiDocument;

  it("finds nothing between a contract and itself", () => {
    expect(compareExtensions(base, structuredClone(base))).toEqual([]);
  });

  it("says what was and what is", () => {
    const revision = structuredClone(base);
    revision["x-status-codes"]["302"] = { name: "bad_otp", meaning: "The OTP is wrong." };
    expect(compareExtensions(base, revision)).toEqual([
      {
        pointer: "#/x-status-codes/302",
        impact: "breaking",
        message: '`name` of status 302 changed from "wrong_otp" to "bad_otp"',
      },
    ]);
  });

  it("sees that two environments exchanged their servers", () => {
    const revision = structuredClone(base);
    for (const server of revision.servers)
      server["x-environment"] = server["x-environment"] === "sandbox" ? "production" : "sandbox";
    expect(compareExtensions(base, revision)).toMatchObject([
      { pointer: "#/servers/sandbox", impact: "breaking" },
      { pointer: "#/servers/production", impact: "breaking" },
    ]);
  });

  it("takes a schema under another name for the same", () => {
    const renamed = JSON.stringify(base)
      .replaceAll("schemas/AadhaarSession", "schemas/Aadhaar")
      .replaceAll('"AadhaarSession":', '"Aadhaar":');
    expect(compareExtensions(base, JSON.parse(renamed))).toEqual([]);
  });

  it("rates a table that an older contract lacks as new", () => {
    const { "x-auth-errors": _, ...older } = base;
    const newer = {
      ...base,
      "x-auth-errors": { "2484": { name: "invalid_signature", meaning: "Wrong.", advice: "Check." } },
    };
    expect(compareExtensions(older as OpenApiDocument, newer)).toEqual([
      { pointer: "#/x-auth-errors/2484", impact: "minor", message: "authentication error 2484 was added" },
    ]);
  });
});
