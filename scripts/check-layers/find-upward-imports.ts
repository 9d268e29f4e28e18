import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** An import that leads from a layer into a higher one. */
export interface UpwardImport {
  from: string;
  to: string;
}

/**
 * Finds the imports, of values and of types, that run back up through the layers.
 *
 * @param layers names of files and folders (with a `/` at the end), the lowest layer first
 * @throws Error when a file belongs to no layer
 */
export function findUpwardImports(root: string, layers: readonly (readonly string[])[]): UpwardImport[] {
  const folders = new Set(layers.flat().map((name) => name.split("/")[0] as string));
  const files = [...folders].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => posix.join(folder, name.replaceAll("\\", "/"))),
  );
  return files.flatMap((from) =>
    listImports(root, from)
      .filter((to) => findLayer(to, layers) > findLayer(from, layers))
      .map((to) => ({ from, to })),
  );
}

function listImports(root: string, file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file), name));
}

function findLayer(file: string, layers: readonly (readonly string[])[]): number {
  const names = layers.flatMap((layer, index) => layer.map((name) => ({ name, index })));
  const fits = names.filter(({ name }) => (name.endsWith("/") ? file.startsWith(name) : file === name));
  const [best] = fits.toSorted((a, b) => b.name.length - a.name.length);
  if (best === undefined) throw new Error(`${file} belongs to no layer (scripts/check-layers/layers.ts).`);
  return best.index;
}
