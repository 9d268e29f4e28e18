import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache/eko-generate");
// Everything that decides what is generated: the generators, the sources that they bundle, and the installed packages.
const inputs = [
  "scripts/generate",
  "scripts/shared",
  "src",
  "package.json",
  "node_modules/.package-lock.json",
];

/** Digest of all that goes into the generated files, and of the files themselves. */
export async function fingerprint(specFile: string, out: string): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const paths = [specFile, ...inputs.map((input) => join(root, input)), out];
  const files = (await Promise.all(paths.map(listFiles))).flat();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  for (const [index, file] of files.entries()) {
    const content = contents[index] ?? "";
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Whether the files in `out` were found up to date with this fingerprint before. */
export async function isKnown(out: string, print: string): Promise<boolean> {
  return (await readFile(noteOf(out), "utf8").catch(() => undefined)) === print;
}

/** Remembers that the files in `out` are up to date. */
export async function remember(out: string, print: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  await writeFile(noteOf(out), print);
}

function noteOf(out: string): string {
  return join(cache, createHash("sha256").update(resolve(out)).digest("hex"));
}

/** The file itself, or the files below a folder; a file that is missing is left out. */
async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
