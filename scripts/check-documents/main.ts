import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runScript } from "../shared/run-script.ts";
import { findDeadReferences } from "./find-dead-references.ts";

const usage = `npm run check:documents

Fails when a Markdown document names a file, a heading or an npm script that does not exist.`;

await runScript({ usage }, () => {
  const root = resolve(import.meta.dirname, "../..");
  // The new ones, too, and not those that are about to be deleted.
  const listing = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
  const documents = execFileSync("git", listing, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((name) => name !== "" && !name.startsWith("test/fixtures/") && existsSync(join(root, name)));
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const dead = findDeadReferences(root, documents, Object.keys(scripts));
  for (const { document, line, text } of dead)
    console.error(`${document}:${line} names ${text}, which is not there`);
  if (dead.length > 0) process.exitCode = 1;
});
