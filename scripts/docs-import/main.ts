// npm run docs:import -- PAGE...: adds operations of the vendor's reference to the contract.
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { suggestNearest } from "../../src/find-nearest.ts";
import { UnreadablePageError } from "../docs-drift/page.ts";
import { readPages } from "../docs-drift/read-page.ts";
import { runScript, UsageError } from "../shared/run-script.ts";
import { type ImportResult, importPages, type PageFile } from "./import-pages.ts";

const usage = `npm run docs:import -- PAGE... [--operation SLUG] [--all] [--name OPERATION] [--contract YAML]

Adds the operations of pages to openapi/openapi.yaml, with the comments and the order of the rest as they are. A PAGE
may come in any form that docs:drift reads; its Markdown and the vendor's openapi.json say the most.

  --operation SLUG  take the operation of that page from the vendor's openapi.json; may be repeated
  --all             take every operation that the contract lacks from the vendor's openapi.json
  --name OPERATION  the operationId of a single page, if it differs from the one that the title gives
  --contract YAML   a contract other than openapi/openapi.yaml

Facts that no page states are marked GAP or listed under x-gap; npm run lint:contract refuses them until somebody has
written them. Exit code: 0 added (with --all, or there already), 1 not every operation was added, 2 a page is not
understood.`;

const options = {
  operation: { type: "string", multiple: true, default: [] as string[] },
  all: { type: "boolean", default: false },
  name: { type: "string" },
  contract: { type: "string", default: resolve(import.meta.dirname, "../../openapi/openapi.yaml") },
} as const;

await runScript({ usage, options, positionals: { min: 1, max: 1000 } }, async ({ values, positionals }) => {
  const files = (await Promise.all(positionals.map((file) => readFiles(file, values)))).flat();
  if (values.name !== undefined && files.length !== 1) throw new UsageError("--name is for a single page");
  if (values.name !== undefined && !/^[a-z][a-zA-Z0-9]*$/.test(values.name))
    throw new UsageError("--name takes an operationId in camel case, such as getSender");
  const named = files.map((file) => ({ ...file, name: values.name }));
  const contract = await readFile(values.contract, "utf8").catch((error: Error) => {
    throw new UsageError(`the contract cannot be read (${error.message})`);
  });
  const { source, results } = await importSoundly(contract, named, values.contract);
  if (source !== contract) await writeFile(values.contract, source);
  for (const result of results) console.log(formatResult(result));
  const added = results.filter(({ status }) => status === "added").length;
  // Whoever asks for all that the contract lacks expects it to have some.
  const missing = results.filter(
    ({ status }) => status === "not added" || (status === "present" && !values.all),
  );
  console.log(
    `${added} of ${results.length} added; next: npm run generate, then write what is marked GAP and listed under x-gap`,
  );
  if (missing.length > 0) process.exitCode = 1;
});

async function readFiles(
  file: string,
  { operation, all }: { operation: string[]; all: boolean },
): Promise<PageFile[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read (${error.message})`);
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const pages = readOrExplain(file, bytes);
  const chosen =
    operation.length === 0 ? pages : pages.filter(({ slug }) => slug && operation.includes(slug));
  const names = pages.map(({ slug, title }) => slug ?? title ?? "");
  const slugs = names.join(", ");
  const stranger = operation.find((wanted) => !names.includes(wanted));
  if (stranger !== undefined) {
    const nearest = suggestNearest(stranger, names);
    throw new UsageError(`${file} has no operation ${stranger}.${nearest || ` It has ${slugs}.`}`);
  }
  if (chosen.length > 1 && operation.length === 0 && !all)
    throw new UsageError(
      `${file} has ${chosen.length} operations: choose with --operation, or take --all (${slugs})`,
    );
  return chosen.map((page) => ({ page, sha256 }));
}

function readOrExplain(file: string, bytes: Uint8Array) {
  try {
    return readPages(bytes);
  } catch (error) {
    if (error instanceof UnreadablePageError)
      throw new UsageError(`${file}: not understood: ${error.message}`);
    throw error;
  }
}

/** Leaves out the operations from which `npm run generate` cannot make anything. */
async function importSoundly(
  contract: string,
  files: readonly PageFile[],
  path: string,
): Promise<{ source: string; results: ImportResult[] }> {
  const together = importPages(contract, files);
  if (together.source === contract) return together;
  const reason = await findGeneratorFault(together.source, path);
  if (reason === undefined) return together;
  if (files.length === 1)
    return { source: contract, results: together.results.map(({ title }) => refuse(title, reason)) };
  // Together they fail: half by half, to say which.
  const middle = Math.ceil(files.length / 2);
  const first = await importSoundly(contract, files.slice(0, middle), path);
  const second = await importSoundly(first.source, files.slice(middle), path);
  return { source: second.source, results: [...first.results, ...second.results] };
}

function refuse(title: string, reason: string): ImportResult {
  return { title, status: "not added", reason: `npm run generate would fail: ${reason}` };
}

async function findGeneratorFault(source: string, path: string): Promise<string | undefined> {
  const draft = join(dirname(path), `.import-${process.pid}.yaml`);
  // Imported here, because the generators take longer to load than it takes to refuse a page.
  const { generateFiles } = await import("../generate/generate-files.ts");
  try {
    await writeFile(draft, source);
    await generateFiles(draft);
    return undefined;
  } catch (error) {
    return (error as Error).message.replaceAll(basename(draft), basename(path)).replaceAll(/\s*\n\s*/g, " ");
  } finally {
    await rm(draft, { force: true });
  }
}

function formatResult(result: ImportResult): string {
  if (result.status !== "added") return `${result.title}: not added: ${result.reason}`;
  const tasks = result.tasks.map((task) => `  look at ${task}`);
  return [`${result.title}: added as ${result.operationId} (${result.lines} lines)`, ...tasks].join("\n");
}
