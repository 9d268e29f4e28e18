import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nextVersion } from "../../../scripts/diff/next-version.ts";
import { readCommitted, readRelease } from "../../../scripts/diff/read-release.ts";
import { frozenContract, frozenContractFile } from "../../helpers/frozen-contract.ts";
import { runInProcess } from "../../helpers/run-in-process.ts";
import { runTypeScript } from "../../helpers/run-process.ts";

const folder = mkdtempSync(join(tmpdir(), "diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("npm run diff", () => {
  const script = "scripts/diff/main.ts";

  it("ends with 1, lists all changes, and names the version that comes next, started as a process", async () => {
    const file = join(folder, "changed.yaml");
    writeFileSync(
      file,
      frozenContract.replace("    secretKeyTimestamp: []\n", "").replace("version: 3.0.0", "version: 3.0.1"),
    );
    const { status, stdout, stderr } = await runTypeScript(script, [frozenContractFile, "--contract", file]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^breaking: security changed: .*\n {2}#\/security\/0\/secretKeyTimestamp\n/);
    expect(stdout).toMatch(/^patch: `version` of Info was modified\n {2}#\/info\/version$/m);
    expect(stdout).toMatch(
      /2 changes since .*, 1 of them breaking; after \d+\.\d+\.\d+ comes \d+\.\d+\.0\n$/,
    );
  });

  it.each([
    ["a missing file", 1, ["missing.yaml"]],
    ["two files", 2, ["a.yaml", "b.yaml"]],
    ["an unknown option", 2, ["--json"]],
  ])("ends with one line on stderr for %s", async (_name, code, args) => {
    const { status, stdout, stderr } = await runInProcess(script, args);
    expect({ status, stdout }).toEqual({ status: code, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("readRelease", () => {
  it("finds no release where no tag is a version, and the contract of the last one otherwise", () => {
    const repository = join(folder, "repository");
    mkdirSync(join(repository, "openapi"), { recursive: true });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], {
        cwd: repository,
        stdio: "ignore",
      });
    const commit = (text: string) => {
      writeFileSync(join(repository, "openapi/openapi.yaml"), text);
      git("add", ".");
      git("commit", "--no-gpg-sign", "-m", text);
    };
    git("init");
    expect([readRelease(repository), readCommitted(repository)]).toEqual([undefined, undefined]);
    commit("first");
    git("tag", "nightly");
    expect(readRelease(repository)).toBeUndefined();
    git("tag", "v0.9.0");
    commit("second");
    git("tag", "v0.10.0");
    commit("third");
    expect(readRelease(repository)).toEqual({ tag: "v0.10.0", contract: "second" });
    expect(readCommitted(repository)).toBe("third");
  });
});

describe("nextVersion", () => {
  it.each([
    ["0.1.0", "breaking", "0.2.0"],
    ["0.1.3", "minor", "0.2.0"],
    ["0.1.3", "patch", "0.1.4"],
    ["v1.2.3", "breaking", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", undefined, "1.2.3"],
  ] as const)("makes of %s with a change that is %s %s", (released, impact, next) => {
    expect(nextVersion(released, impact)).toBe(next);
  });
});
