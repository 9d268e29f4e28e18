import type { Contract, OpenApiDocument } from "../shared/read-contract.ts";
import { expandInserts } from "./expand-inserts.ts";
import { readCodeSamples } from "./read-code-samples.ts";

/** Makes the published form of the contract: complete in one file, with its tables and code samples. */
export async function makeReference(contract: Contract, samplesFolder: string): Promise<OpenApiDocument> {
  const document = structuredClone(contract.document);
  for (const tag of document.tags) tag.description = expandInserts(tag.description, contract);
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      operation["x-codeSamples"] = await readCodeSamples(samplesFolder, operation.operationId);
    }
  }
  return document;
}
