import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { API, type Diagnostic } from "typescript-7/unstable/sync";

/**
 * Compiles files of a checkout with all that they import, as strictly as tsconfig.json says. One program of many files
 * takes hardly longer than one of a single file.
 *
 * @param overlay sources to read instead of files, by their absolute path
 * @returns one line per error, the file relative to the root
 */
export function findTypeErrors(
  root: string,
  files: readonly string[],
  overlay: ReadonlyMap<string, string> = new Map(),
): string[] {
  // It is nowhere on the disk: a checkout stays as it is.
  const project = join(root, "tsconfig.these-files.json");
  const config = { extends: "./tsconfig.json", include: [], files };
  const sources = new Map([...overlay, [project, JSON.stringify(config)]]);
  const fs = {
    readFile: (name: string) => sources.get(name),
    fileExists: (name: string) => sources.has(name) || undefined,
  };
  const compiler = new API({ cwd: root, fs });
  try {
    const program = compiler.updateSnapshot({ openProjects: [project] }).getProject(project)?.program;
    if (program === undefined) throw new Error(`There is no program of ${files.join(", ")}.`);
    const diagnostics = [
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getProgramDiagnostics(),
      ...program.getSyntacticDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...program.getSemanticDiagnostics(),
    ];
    return diagnostics.map((diagnostic) => describe(diagnostic, root, sources));
  } finally {
    compiler.close();
  }
}

function describe(
  { fileName, pos, text }: Diagnostic,
  root: string,
  sources: ReadonlyMap<string, string>,
): string {
  if (fileName === undefined) return text;
  const source = sources.get(fileName) ?? readFileSync(fileName, "utf8");
  const line = source.slice(0, pos).split("\n").length;
  return `${relative(root, fileName)}:${line} ${text}`;
}
