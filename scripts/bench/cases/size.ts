import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { BenchReport } from "../harness/bench-case.ts";
import { describeVersions, installCompetitors } from "../harness/install-competitors.ts";
import { cacheFolder, root } from "../harness/paths.ts";

const client = `export * from "${root}/src/index.ts";`;
const entries: Record<string, string> = {
  "this client": client,
  "of it, schemas, their checks and tables of the contract": `export * from "${root}/generated/schemas.ts";
    export * from "${root}/src/list-violations.ts";
    export * from "${root}/generated/tables.ts";`,
  "of it, openapi-fetch": 'export { default } from "openapi-fetch";',
  "this client and the Pool of undici": `${client} export { Pool } from "undici";`,
  axios: 'export { default } from "axios";',
  ky: 'export { default } from "ky";',
  stripe: 'export { default } from "stripe";',
  openai: 'export { default } from "openai";',
};

/** Size of a bundle for Node with everything that it needs. */
export async function runBenchmark(): Promise<BenchReport> {
  const versions = await installCompetitors();
  const rows: { bundle: string; "minified KB": number; "gzipped KB": number }[] = [];
  for (const [bundle, contents] of Object.entries(entries)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: cacheFolder },
      bundle: true,
      minify: true,
      write: false,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const inKb = (bytes: number) => Number((bytes / 1000).toFixed(1));
    rows.push({
      bundle,
      "minified KB": inKb(code.length),
      "gzipped KB": inKb(gzipSync(code, { level: 9 }).length),
    });
  }
  const measured = rows[0]?.["gzipped KB"] ?? Number.NaN;
  return {
    about:
      "Bundle made by esbuild for Node, minified, with all that is not of Node itself; KB are 1,000 bytes.",
    rows,
    goals: [{ what: "this client, gzipped KB", measured, atMost: 10 }],
    notes: [
      "openapi-fetch is given, and every check of the contract is kept. Most of the rest is what tells failures apart: the texts " +
        "of errors, two transports, and the reading of hostile input and answers.",
      `Versions: ${describeVersions(versions)}.`,
    ],
  };
}
