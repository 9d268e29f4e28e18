/**
 * As much of an operation as tells its documented answers. The types of Prism itself must stay out of the public
 * declarations: they do not compile without `skipLibCheck`.
 */
export interface DocumentedOperation {
  iid?: string | undefined;
  responses: { code: string; contents?: { examples?: { key: string }[] }[] }[];
}

/** Names of the examples that an operation documents for an HTTP status; nothing when it does not document that. */
export function listExamples(operation: DocumentedOperation, status: number): string[] | undefined {
  return operation.responses
    .find(({ code }) => code === String(status))
    ?.contents?.flatMap(({ examples }) => examples?.map(({ key }) => key) ?? []);
}

/** Whether an operation documents an HTTP status, and, if one is named, an example for it. */
export function hasExample(operation: DocumentedOperation, status: number, example?: string): boolean {
  const examples = listExamples(operation, status);
  return examples !== undefined && (example === undefined || examples.includes(example));
}
