// npm run check:readers: has other tools read the contract: Spectral lints it, four generators make clients of it.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { mockKeys } from "../../src/mock/mock-keys.ts";
import { startMockServer } from "../../src/mock/start-mock-server.ts";
import { run } from "../check-package/run.ts";
import { runScript } from "../shared/run-script.ts";

const root = resolve(import.meta.dirname, "../..");
const usage = `npm run check:readers

Installs the tools of scripts/check-readers/readers/package.json into a temporary folder. Spectral must find no error in
the contract; each generator must make a client that compiles under --strict and onboards a customer with the mock.`;

await runScript({ usage }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "eko-readers-"));
  try {
    await cp(join(import.meta.dirname, "readers"), folder, { recursive: true });
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], folder);
    await cp(join(root, "openapi/openapi.yaml"), join(folder, "openapi.yaml"));
    await lintBySpectral(folder);
    await generateClients(folder);
    await run("npx", ["--no", "tsc"], folder);
    console.log(await onboardWithEach(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function lintBySpectral(folder: string): Promise<void> {
  await writeFile(join(folder, ".spectral.yaml"), "extends: spectral:oas\n");
  await run("npx", ["--no", "spectral", "lint", "openapi.yaml", "--fail-severity", "warn"], folder);
  console.log("ok: Spectral has no error and no warning");
}

async function generateClients(folder: string): Promise<void> {
  const contract = "openapi.yaml";
  const to = (name: string) => join("generated", name);
  await mkdir(join(folder, "generated"));
  const plugins = ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"];
  await run(
    "npx",
    ["--no", "--", "openapi-ts", "-i", contract, "-o", to("hey-api"), "-p", ...plugins],
    folder,
  );
  await run("npx", ["--no", "oazapfts", contract, to("oazapfts.ts")], folder);
  await run("npx", ["--no", "openapi-zod-client", contract, "-o", to("openapi-zod-client.ts")], folder);
  await writeFile(
    join(folder, to("openapi-client-axios.d.ts")),
    await run("npx", ["--no", "typegen", contract], folder),
  );
  const document = parse(await readFile(join(folder, contract), "utf8"));
  await writeFile(join(folder, to("contract.json")), JSON.stringify(document));
}

async function onboardWithEach(folder: string): Promise<string> {
  const mock = await startMockServer();
  try {
    // The generated modules import each other without an ending, which Node alone does not resolve.
    const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/esm/index.mjs")).href;
    const { developerKey, accessKey } = mockKeys;
    return (
      await run("node", ["--import", tsx, "main.ts", mock.url, developerKey, accessKey], folder)
    ).trimEnd();
  } finally {
    await mock.close();
  }
}
