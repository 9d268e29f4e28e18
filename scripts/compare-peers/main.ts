// npm run compare:peers: counts the requests of this client and of five others at servers that fail, and fails unless
// DECISIONS.md says what came out.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../check-package/run.ts";
import { formatAlignedTable } from "../shared/format-table.ts";
import { readTable, replaceTable } from "../shared/markdown-table.ts";
import { runScript } from "../shared/run-script.ts";
import { faults } from "./faults.ts";
import { type MakeCaller, makeOwnCaller } from "./make-callers.ts";
import { measureClient } from "./measure-client.ts";

const usage = `npm run compare:peers -- [--write]

Calls ten failing servers on the loopback with this client and with those of scripts/compare-peers/peers/package.json,
which it installs into a temporary folder. Fails unless the table of DECISIONS.md says what came out.

  --write   bring the table up to date`;

const file = join(import.meta.dirname, "../../DECISIONS.md");
const heading = "Beside five other clients";

await runScript({ usage, options: { write: { type: "boolean" } } }, async ({ values }) => {
  const table = await measureAll();
  console.log(table);
  const text = await readFile(file, "utf8");
  if (readTable(text, heading) === table) return console.log("The table of DECISIONS.md is true.");
  if (!values.write) throw new Error("The table of DECISIONS.md differs: npm run compare:peers -- --write");
  await writeFile(file, replaceTable(text, heading, table));
});

async function measureAll(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "eko-peers-"));
  try {
    const clients = { "this client": makeOwnCaller, ...(await installPeers(folder)) };
    const rows: string[][] = [];
    for (const fault of faults) {
      const cells = await Promise.all(Object.values(clients).map((make) => measureClient(make, fault)));
      rows.push([fault.name, ...cells]);
    }
    return formatAlignedTable(["the fault", ...Object.keys(clients)], rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installPeers(folder: string): Promise<Record<string, MakeCaller>> {
  await cp(join(import.meta.dirname, "peers"), folder, { recursive: true });
  await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], folder);
  return (await import(join(folder, "callers.js"))).makeCallers;
}
