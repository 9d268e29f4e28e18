import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkImports } from "../../../scripts/check-package/check-imports.ts";
import { checkTypes } from "../../../scripts/check-package/check-types.ts";
import { startConsumer } from "../../../scripts/check-package/install-package.ts";
import { packPackage } from "../../../scripts/check-package/pack-package.ts";
import { run } from "../../../scripts/check-package/run.ts";
import { changeText, type Edit } from "../../helpers/change-text.ts";
import { runInProcess } from "../../helpers/run-in-process.ts";
import { observeImport } from "./observe-import.ts";

const root = resolve(import.meta.dirname, "../../..");
const timeout = 180_000;

// Below the repository, where the unpacked package finds its dependencies without an installation.
await mkdir(join(root, ".cache"), { recursive: true });
const scratch = await mkdtemp(join(root, ".cache/test-package-"));
const unpacked = join(scratch, "package");
const consumer = join(scratch, "consumer");

beforeAll(async () => {
  const tarball = await packPackage(root, join(scratch, "tarball"));
  await run("tar", ["-xzf", tarball], scratch);
  await startConsumer(consumer);
  await mkdir(join(consumer, "node_modules"));
  await symlink(unpacked, join(consumer, "node_modules/eko-onboarding"));
}, timeout);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs a test while files of the unpacked package have another text, or are missing when there is none. */
async function withFiles(
  texts: Record<string, string | undefined>,
  test: () => Promise<void>,
): Promise<void> {
  const files = Object.entries(texts).map(([path, text]) => [join(unpacked, path), text] as const);
  const before = await Promise.all(
    files.map(async ([file]) => [file, await readFile(file).catch(() => undefined)] as const),
  );
  await putFiles(files);
  await test().finally(() => putFiles(before));
}

/** Text of a file of the unpacked package, changed. */
async function edit(path: string, edits: readonly Edit[]): Promise<string> {
  return changeText(await readFile(join(unpacked, path), "utf8"), edits);
}

async function putFiles(files: (readonly [path: string, content: string | Buffer | undefined])[]) {
  for (const [path, content] of files) await (content === undefined ? rm(path) : writeFile(path, content));
}

describe("check:package", { timeout }, () => {
  const checkRepacked = async () => {
    await run("tar", ["-czf", "repacked.tgz", "package"], scratch);
    const file = join(scratch, "repacked.tgz");
    const { status, stderr } = await runInProcess("scripts/check-package/main.ts", ["--tarball", file]);
    if (status !== 0) throw new Error(stderr);
  };
  const checkTypesAgain = async () => checkTypes(root, consumer, await checkImports(consumer));

  it("fails when a file is missing", () =>
    withFiles({ "dist/index.d.cts": undefined }, () =>
      expect(checkRepacked()).rejects.toThrow("the tarball:\nmissing: dist/index.d.cts\n"),
    ));

  it("fails when a file was added", () =>
    withFiles({ "dist/.env": "EKO_ACCESS_KEY=" }, () =>
      expect(checkRepacked()).rejects.toThrow("the tarball:\nnot allowed: dist/.env\n"),
    ));

  it("accepts the types and the examples as they are", () =>
    expect(checkTypesAgain()).resolves.toBeUndefined());

  it("fails when a value is not declared, is any, an input is any, or an example does not compile", async () =>
    withFiles(
      {
        "dist/mock/index.d.ts": await edit("dist/mock/index.d.ts", [
          ["export declare const mockKeys:", "declare const mockKeys:"],
        ]),
        "dist/index.d.ts": await edit("dist/index.d.ts", [
          [
            "export declare function computeSecretKey(accessKey: string, timestampMs: number): string;",
            "export declare const computeSecretKey: any;",
          ],
          [
            "export type EkoInput<K extends OperationId> =",
            "export type EkoInput<K> = any; type Lost<K extends OperationId> =",
          ],
        ]),
        "README.md": "```ts\nimport { createClient } from 'eko-onboarding';\n```\n",
      },
      async () => {
        const check = checkTypesAgain();
        await expect(check).rejects.toThrow("declares 'mockKeys' locally, but it is not exported");
        await expect(check).rejects.toThrow(`Type '"computeSecretKey"' does not satisfy`);
        await expect(check).rejects.toThrow(`Type '"input"' does not satisfy`);
        await expect(check).rejects.toThrow("has no exported member named 'createClient'");
      },
    ));

  it("fails when the contract in the package is not the one it was made from", () =>
    withFiles({ "openapi/openapi.yaml": "openapi: 3.1.1\n" }, () =>
      expect(checkImports(consumer)).rejects.toThrow("contractProvenance is not that of openapi.yaml"),
    ));
});

describe("import of the client", { timeout }, () => {
  it("opens no socket, reads no file and starts no timer", async () => {
    const { files, resources } = await observeImport(join(unpacked, "dist/index.js"));
    expect({ files, resources }).toEqual({ files: [], resources: [] });
  });

  it("loads one file and nothing else", async () => {
    const { modules } = await observeImport(join(unpacked, "dist/index.js"));
    expect(modules).toEqual([join(unpacked, "dist/index.js")]);
  });

  it("is observed by means that see a socket, a file and a timer", async () => {
    const naughty = join(scratch, "naughty.mjs");
    await writeFile(
      naughty,
      `import { readFileSync } from "node:fs";
       import { connect } from "node:net";
       readFileSync(import.meta.dirname + "/consumer/package.json");
       setTimeout(() => {}, 1).unref();
       connect(9, "127.0.0.1").on("error", () => {});`,
    );
    expect(await observeImport(naughty)).toMatchObject({
      files: expect.arrayContaining([join(consumer, "package.json")]),
      resources: expect.arrayContaining(["TCPWRAP", "Timeout"]),
    });
  });
});
