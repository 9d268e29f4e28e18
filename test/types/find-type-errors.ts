import { join, relative } from "node:path";
import ts from "typescript";

// Packages do not change between two checks of one process, and parsing them is most of the work.
const parsedPackages = new Map<string, ts.SourceFile | undefined>();

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
  overlay?: ReadonlyMap<string, string>,
): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    options,
    makeHost(options, overlay),
  );
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    if (source === undefined) return message;
    const { line } = source.getLineAndCharacterOfPosition(start);
    return `${relative(root, source.fileName)}:${line + 1} ${message}`;
  });
}

function makeHost(options: ts.CompilerOptions, overlay?: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile;
  host.getSourceFile = (name, target, ...rest) => {
    const source = overlay?.get(name);
    if (source !== undefined) return ts.createSourceFile(name, source, target);
    if (!name.includes("/node_modules/")) return parse(name, target, ...rest);
    if (!parsedPackages.has(name)) parsedPackages.set(name, parse(name, target, ...rest));
    return parsedPackages.get(name);
  };
  return host;
}
