import type { Contract, OpenApiDocument } from "../shared/read-contract.ts";
import { expandInserts } from "./expand-inserts.ts";
import { renderSamples } from "./samples/render-samples.ts";

/** Makes the published form of the contract: complete in one file, with its tables and code samples. */
export function makeReference(contract: Contract): OpenApiDocument {
  const document = structuredClone(contract.document);
  for (const tag of document.tags) tag.description = expandInserts(tag.description, contract);
  for (const operation of contract.operations) {
    const node = document.paths[operation.path]?.[operation.method.toLowerCase()];
    if (node) node["x-codeSamples"] = renderSamples(contract, operation);
  }
  return document;
}
