import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.ts";

const file = join(root, "scripts/bench/RESULTS.md");

const introduction = `# Results of the benchmarks

Written by \`npm run bench -- --write\`. Every ratio compares processes that ran side by side on one machine, in
interleaved rounds; it is the median over the rounds of the ratio within a round. The figures of another machine
differ, the ratios hardly.`;

/** Puts the sections into RESULTS.md, in place of older ones of the same name. */
export async function writeResults(sections: ReadonlyMap<string, string>): Promise<void> {
  const old = await readFile(file, "utf8").catch(() => "");
  const kept = old
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => [/^## (\S+)/.exec(section)?.[1] ?? "", section.trim()] as const);
  const all = [...new Map([...kept, ...sections])].sort(([a], [b]) => a.localeCompare(b));
  await writeFile(file, `${[introduction, ...all.map(([, section]) => section)].join("\n\n")}\n`);
}
