import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { readContract } from "../shared/read-contract.ts";
import { bundlePageScript } from "./bundle-page-script.ts";
import { makeLlmsIndex } from "./make-llms-index.ts";
import { makeReference } from "./make-reference.ts";
import { preparePage } from "./prepare-page.ts";
import { renderPage } from "./render-page.ts";
import { sealPage } from "./seal-page.ts";

const root = resolve(import.meta.dirname, "../..");

/** The files of the site, as `npm run docs` publishes them. */
const siteFiles = ["index.html", "openapi.yaml", "openapi.json", "llms.txt"] as const;

/**
 * Builds the reference docs into a folder: the page, the description that it shows as YAML and JSON, and an
 * index for machines.
 *
 * @throws Error when the contract, a code sample or Redoc's page is not as expected
 */
export async function buildSite(folder: string): Promise<{ file: string; bytes: number }[]> {
  const contract = await readContract(join(root, "openapi/openapi.yaml"));
  const reference = makeReference(contract);
  await mkdir(folder, { recursive: true });
  const write = (file: (typeof siteFiles)[number], text: string) => writeFile(join(folder, file), text);

  await write("openapi.yaml", stringify(reference, { aliasDuplicateObjects: false }));
  await write("openapi.json", `${JSON.stringify(reference, null, 2)}\n`);
  await write("llms.txt", makeLlmsIndex(contract));
  const page = await renderPage(preparePage(reference, contract), join(root, "redocly.yaml"));
  const theme = await readFile(join(import.meta.dirname, "theme.css"), "utf8");
  const script = await bundlePageScript();
  const description = contract.document.info.summary;
  await write("index.html", sealPage(page, { theme, script, description }));

  return Promise.all(siteFiles.map(async (file) => ({ file, bytes: (await stat(join(folder, file))).size })));
}
