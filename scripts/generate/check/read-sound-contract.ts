import { parseDocument } from "yaml";
import type { OpenApiDocument } from "../../shared/read-contract.ts";
import { checkExtensions } from "./check-extensions.ts";
import { checkNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemas } from "./check-schemas.ts";
import { checkStructure } from "./check-structure.ts";
import { type Flaw, refuseFlaws } from "./flaw.ts";

/**
 * Parses the contract, and checks that the generator can read it and overlooks nothing in it.
 *
 * @param file the name of the contract for the messages
 * @throws Error with one line for each flaw: where it stands, what is wrong, and what to do
 */
export function readSoundContract(source: string, file: string): OpenApiDocument {
  const parsed = parseDocument(source);
  const [error] = parsed.errors;
  if (error) throw new Error(`${file}, line ${error.linePos?.[0].line ?? 1}: ${firstLine(error.message)}`);
  const document = parsed.toJS() as OpenApiDocument;
  refuseFlaws(listFlaws(document), source, file);
  return document;
}

/** Lists what keeps the generator from reading a parsed contract, or what it would overlook. */
export function listFlaws(document: OpenApiDocument): Flaw[] {
  const flaws = [...checkStructure(document), ...checkExtensions(document)];
  // The others read what these two have found in order.
  return flaws.length > 0
    ? flaws
    : [...checkNames(document), ...checkReferences(document), ...checkSchemas(document)];
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/ at line .*/, "") ?? "";
}
