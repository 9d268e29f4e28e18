import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/**
 * Has Redoc render a description as one HTML file, with the settings of a redocly.yaml.
 *
 * @throws Error with the output of Redocly when it fails
 */
export async function renderPage(description: object, configFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "eko-docs-"));
  try {
    const specFile = join(folder, "openapi.json");
    await writeFile(specFile, JSON.stringify(description, joinLines));
    const page = join(folder, "index.html");
    const options = ["--config", configFile, "--inlineBundle", "--output", page];
    await promisify(execFile)(process.execPath, [redocly, "build-docs", specFile, ...options], {
      env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    return await readFile(page, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Joins the lines of each paragraph: Redoc's search index leaves out line breaks, which would make one word of
 * the two around it. Code, tables and lists keep their lines.
 */
function joinLines(key: string, value: unknown): unknown {
  if (key !== "description" || typeof value !== "string") return value;
  return value
    .split(/(```.*?```)/s)
    .map((part) => (part.startsWith("```") ? part : part.replace(/(?<=\S)\n *(?![-*] |\d+\. |\||\s)/g, " ")))
    .join("");
}
