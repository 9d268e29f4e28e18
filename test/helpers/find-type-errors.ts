import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * Compiles one file of a checkout with all that it imports, as strictly as tsconfig.json says.
 *
 * @returns one line per error, the file relative to the root
 */
export function findTypeErrors(root: string, file: string): string[] {
  const config = join(root, "tsconfig.json");
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([join(root, file)], options);
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const place = source ? `${relative(root, source.fileName)}:${line}` : dirname(config);
    return `${place} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
