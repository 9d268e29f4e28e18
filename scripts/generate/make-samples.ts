import type { Contract } from "../shared/read-contract.ts";
import { sampleInput } from "../shared/sample-input.ts";

/** Source of the module with one documented input per operation. The client itself does not load it. */
export function makeSamples({ document, operations }: Contract): string {
  const samples = Object.fromEntries(
    operations.map((operation) => [operation.id, sampleInput(document, operation)]),
  );
  return `
/** The documented sample input of each operation, parameters and body fields in one flat object. */
export const samples = ${JSON.stringify(samples, null, 2)} as const;
`;
}
