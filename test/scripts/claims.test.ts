import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { authErrors, operations, servers, statusCodes } from "../../generated/tables.ts";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { exitCodes } from "../../src/cli/exit-codes.ts";
import { errorCodes } from "../../src/errors/codes.ts";
import { resolveOptions } from "../../src/resolve-options.ts";

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n").filter(existsSync);
const read = (file: string) => readFileSync(file, "utf8");
const contributing = read("CONTRIBUTING.md");
const manifest = JSON.parse(read("package.json"));

describe("the documents", () => {
  it("link to files that exist", () => {
    const pages = files.filter((file) => file.endsWith(".md") && !file.startsWith("test/fixtures/"));
    const dead = pages.flatMap((page) =>
      [...read(page).matchAll(/\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter(([, target = ""]) => !existsSync(join(dirname(page), target)))
        .map(([, target]) => `${page}: ${target}`),
    );
    expect(pages).toContain("README.md");
    expect(dead).toEqual([]);
  });

  it("name files that exist", () => {
    const pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "DECISIONS.md", "UNKNOWN-OUTCOMES.md"];
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/`((?:src|test|scripts|openapi|generated|\.github|\.ci)\/[\w./-]*)`/g)].map(
        ([, path = ""]) => path,
      ),
    );
    expect(named).toContain("src/call/request-answer.ts");
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe("README.md", () => {
  it("gives each class of errors the outcomes that its codes have", () => {
    const rows = [...read("README.md").matchAll(/^\| `(Eko\w*Error)` +\|.*\| ([\w, ]+?) +\|$/gm)];
    const listed = rows.map(([, name, outcomes = ""]) => [name, outcomes.split(", ").sort()]);
    const actual = Object.keys(errorCodes).map((name) => {
      const records = errorCatalogue.filter((record) => record.class === name);
      return [name, [...new Set(records.flatMap(({ outcomes }) => outcomes))].sort()];
    });
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(actual));
  });
});

describe("src/", () => {
  it("repeats no address, path, answer or status of the contract", () => {
    const ids = Object.values(operations).flatMap(({ responseTypes }) =>
      responseTypes.map(({ id }) => String(id)),
    );
    const statuses = [...Object.keys(statusCodes), ...Object.keys(authErrors)];
    const numbers = [...new Set([...ids, ...statuses])].filter((id) => id.length > 3);
    const facts = [...Object.values(servers), ...Object.values(operations).map(({ path }) => path)];
    expect(numbers.length).toBeGreaterThan(5);
    const shape = new RegExp(`\\b(?:${numbers.join("|")})\\b`);
    const repeating = files
      .filter((file) => /^src\/.*\.ts$/.test(file))
      .filter((file) => {
        const code = read(file)
          .replaceAll(/\/\*.*?\*\//gs, "")
          .replaceAll(/^ *\/\/.*$/gm, "");
        return shape.test(code) || facts.some((fact) => code.includes(fact));
      });
    expect(repeating).toEqual([]);
  });
});

describe("CONTRIBUTING.md", () => {
  it("lists every npm script and no other", () => {
    const listed = [...contributing.matchAll(/^\| `npm run ([\w:]+)` +\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(manifest.scripts).sort());
  });

  it("draws the folders of src and test as they are", () => {
    const drawn = [...contributing.matchAll(/^((?:src|test)\/[\w-]+\/) /gm)].map(([, folder]) => folder);
    const folders = files.flatMap((file) => file.match(/^(?:src|test)\/[\w-]+\//)?.[0] ?? []);
    expect(drawn.sort()).toEqual([...new Set(folders)].sort());
  });
});

describe("package.json", () => {
  it("has exact versions only", () => {
    const versions: string[] = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.length).toBeGreaterThan(10);
    expect(versions.filter((version) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe("the client", () => {
  it("has the documented defaults", () => {
    const given = { environment: "sandbox", developerKey: "key", accessKey: "key" } as const;
    expect(resolveOptions(given)).toMatchObject({
      timeoutMs: 30_000,
      maxConcurrency: 50,
      correctClockSkew: true,
      instance: { index: 0, count: 1 },
      clock: Date.now,
    });
  });
});

describe("the command", () => {
  it("keeps its exit codes, because scripts branch on them", () => {
    const codes = Object.entries(exitCodes).map(([name, { code }]) => [name, code]);
    expect(Object.fromEntries(codes)).toEqual({
      done: 0,
      failed: 1,
      invalid: 2,
      rejected: 3,
      not_sent: 4,
      unknown: 5,
    });
  });
});

describe("the tracked files", () => {
  it("hold nothing that has the shape of a token or a private key", () => {
    const shape = /\b(?:gh[opsu]_\w{30,}|npm_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|xox[bp]-[\w-]{20,})/;
    const texts = files.filter((file) => !/\.png$|self-signed\.pem$/.test(file));
    const suspects = texts.filter(
      (file) => shape.test(read(file)) || /^-----BEGIN [A-Z ]*PRIVATE KEY/m.test(read(file)),
    );
    expect(suspects).toEqual([]);
  });
});
