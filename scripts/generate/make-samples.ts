import { type Contract, type Operation, resolveRef, type Schema } from "../shared/read-contract.ts";

/** Source of the module with one documented input per operation. The client itself does not load it. */
export function makeSamples({ document, operations }: Contract): string {
  const sampleOf = ({ parameters, body, bodyExample }: Operation) => ({
    ...Object.fromEntries(parameters.map(({ name, example }) => [name, example])),
    ...Object.fromEntries(
      Object.entries(body?.properties ?? {}).map(([name, node]) => [
        name,
        bodyExample[name] ?? (resolveRef<Schema>(document, node).examples as unknown[] | undefined)?.[0],
      ]),
    ),
  });
  const samples = Object.fromEntries(operations.map((operation) => [operation.id, sampleOf(operation)]));
  return `
/** The documented sample input of each operation, parameters and body fields in one flat object. */
export const samples = ${JSON.stringify(samples, null, 2)} as const;
`;
}
