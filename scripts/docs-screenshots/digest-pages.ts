import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const folders = ["scripts/docs", "src/mock/inspector/page"];

/** Digest of the files that decide how the pages in the pictures look; other texts of the contract make no new picture. */
export async function digestPages(): Promise<string> {
  const listed = await Promise.all(folders.map((folder) => readdir(join(root, folder), { recursive: true })));
  const files = listed.flatMap((names, index) => names.map((name) => `${folders[index]}/${name}`));
  const hash = createHash("sha256");
  for (const file of ["redocly.yaml", ...files.filter((name) => /\.\w+$/.test(name)).sort()]) {
    hash.update(`${file}\n`).update(await readFile(join(root, file)));
  }
  return hash.digest("hex");
}
