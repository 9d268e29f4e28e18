import { LineCounter, parseDocument } from "yaml";
import type { YamlPath } from "../../shared/edit-yaml.ts";

/** A place of the contract from which nothing can be generated, and why. */
export interface Flaw {
  at: YamlPath;
  message: string;
}

/**
 * Refuses a contract with flaws.
 *
 * @param file the name of the contract for the messages
 * @throws Error with one line for each flaw: where it stands, and what is wrong
 */
export function refuseFlaws(flaws: readonly Flaw[], source: string, file: string): void {
  if (flaws.length === 0) return;
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter });
  /** The line of a node, or of the innermost one around it that is there. */
  const findLine = (path: YamlPath): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range) return lineCounter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const lines = flaws.map(
    ({ at, message }) => `${file}, line ${findLine(at)}, ${at.join("/") || "root"}: ${message}`,
  );
  throw new Error([...new Set(lines)].join("\n"));
}
