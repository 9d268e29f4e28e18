import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mockJourney } from "../../generated/mock.ts";
import {
  authErrors,
  httpErrors,
  operations,
  servers,
  statusCodes,
  timestampWindowMs,
} from "../../generated/tables.ts";
import { digestPages } from "../../scripts/docs-screenshots/digest-pages.ts";
import { errorCatalogue } from "../../scripts/shared/error-catalogue.ts";
import { exitCodes } from "../../src/cli/exit-codes.ts";
import { errorCodes } from "../../src/errors/codes.ts";
import { resolveOptions } from "../../src/resolve-options.ts";
import { maxBodyBytes } from "../../src/transport/transport.ts";

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n").filter(existsSync);
const read = (file: string) => readFileSync(file, "utf8");
const contributing = read("CONTRIBUTING.md");
const manifest = JSON.parse(read("package.json"));

describe("README.md", () => {
  it("can be read in one go", () => {
    expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(110);
  });

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

describe("the numbers of the documents", () => {
  const windowMinutes = timestampWindowMs / 60_000;
  const refusals = [...Object.keys(httpErrors), "429"].sort().join(", ");
  it.each([
    ["README.md", `HTTP ${refusals}; \`rejected\` for a 401 or 403`],
    ["README.md", `Node ${manifest.engines.node.match(/[\d.]+(?=\.0)/)[0]} or later`],
    ["README.md", `takes the OTP ${mockJourney.known.otp}`],
    ["SECURITY.md", `serves once and lives ${["no", "one", "two", "three"][windowMinutes]} minutes`],
    ["SECURITY.md", `more than ${(windowMinutes * 60) / 2} seconds, half of the server's window`],
    ["SECURITY.md", `read to ${maxBodyBytes / 2 ** 20} MiB at most`],
  ])("has in %s: %s", (page, claim) => {
    expect(read(page).replaceAll(/\s+/g, " ")).toContain(claim);
  });
});

describe("src/ and scripts/", () => {
  it("repeat no address, path, answer or status of the contract", () => {
    const ids = Object.values(operations).flatMap(({ responseTypes }) =>
      responseTypes.map(({ id }) => String(id)),
    );
    const statuses = [...Object.keys(statusCodes), ...Object.keys(authErrors)];
    // 300 is also a time and the first of the HTTP redirects.
    const numbers = [...new Set([...ids, ...statuses])].filter((id) => id.length >= 3 && id !== "300");
    const facts = [...Object.values(servers), ...Object.values(operations).map(({ path }) => path)];
    expect(numbers.length).toBeGreaterThan(20);
    // Programs that judge what the package, or another client, gets from the mock.
    const judges = /^scripts\/check-(?:package\/consumer|readers\/readers)\//;
    const shape = new RegExp(`\\b(?:${numbers.join("|")})\\b`);
    const repeating = files
      .filter((file) => /^(?:src|scripts)\/.*\.(?:[jt]s|mjs|html|css)$/.test(file) && !judges.test(file))
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
      clock: expect.any(Function),
    });
  });

  it("says them where an editor shows them", () => {
    const [ofClient = ""] = read("src/options.ts").split("interface CallOptions");
    const tags = [...ofClient.matchAll(/@default ([^\n]+)\n\s+\*\/\n\s+(\w+)\?:/g)];
    expect(Object.fromEntries(tags.map(([, value, option]) => [option, value]))).toMatchObject({
      timeoutMs: "30_000",
      maxConcurrency: "50",
      correctClockSkew: "true",
      instance: "{ index: 0, count: 1 }",
      clock: "Date.now",
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

describe("the pictures of the README", () => {
  it("were taken of the pages as they are: else run npm run docs:screenshots", async () => {
    expect(read(".github/images/pages.sha256").trim()).toBe(await digestPages());
  });
});

describe("the tracked files", () => {
  it("hold nothing that has the shape of a token or a key", () => {
    const shapes = [
      /\b(?:gh[opsu]_\w{30,}|npm_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16}|xox[bp]-[\w-]{20,}|eyJ[\w-]{10,}\.eyJ)/,
      /^-----BEGIN [A-Z ]*PRIVATE KEY/m,
      // The vendor's developer keys and access keys.
      /\b[0-9a-f]{32}\b/,
      /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/,
    ];
    // The keys of the signature vectors are made up for them; a test of formats needs a UUID.
    const texts = files.filter(
      (file) => !/\.png$|self-signed\.pem$|^test\/vectors\/|formats\.test\.ts$/.test(file),
    );
    const suspects = texts.filter((file) => shapes.some((shape) => shape.test(read(file))));
    expect(suspects).toEqual([]);
  });
});
