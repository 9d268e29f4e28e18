import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** An import that leads from a layer into a higher one. */
export interface UpwardImport {
  from: string;
  to: string;
}

// The package by its own name.
const ownNames = new Map([
  ["eko-onboarding", "src/index.ts"],
  ["eko-onboarding/mock", "src/mock/index.ts"],
]);

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
  const layerOf = makeFindLayer(layers);
  return files.flatMap((from) =>
    listImports(root, from)
      .filter((to) => layerOf(to) > layerOf(from))
      .map((to) => ({ from, to })),
  );
}

function listImports(root: string, file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles.flatMap(({ fileName: name }) => {
    if (name.startsWith(".")) return posix.join(posix.dirname(file), name);
    return ownNames.get(name) ?? [];
  });
}

function makeFindLayer(layers: readonly (readonly string[])[]): (file: string) => number {
  const names = layers.flatMap((layer, index) => layer.map((name) => ({ name, index })));
  // The longest first, because that one counts.
  names.sort((a, b) => b.name.length - a.name.length);
  return (file) => {
    const best = names.find(({ name }) => (name.endsWith("/") ? file.startsWith(name) : file === name));
    if (best === undefined) throw new Error(`${file} belongs to no layer (scripts/check-layers/layers.ts).`);
    return best.index;
  };
}
