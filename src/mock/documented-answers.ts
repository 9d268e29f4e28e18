import type { PrismOperation } from "./load-prism.ts";

/** Names of the examples that an operation documents for an HTTP status; nothing when it does not document that. */
export function listExamples(operation: PrismOperation, status: number): string[] | undefined {
  return operation.responses
    .find(({ code }) => code === String(status))
    ?.contents?.flatMap(({ examples }) => examples?.map(({ key }) => key) ?? []);
}

/** Whether an operation documents an HTTP status, and, if one is named, an example for it. */
export function hasExample(operation: PrismOperation, status: number, example?: string): boolean {
  const examples = listExamples(operation, status);
  return examples !== undefined && (example === undefined || examples.includes(example));
}
