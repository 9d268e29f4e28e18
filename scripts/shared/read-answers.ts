import { type Contract, type Operation, resolveRef } from "./read-contract.ts";

interface Example {
  $ref?: string;
  value?: unknown;
}

interface Response {
  content?: Record<string, { example?: unknown; examples?: Record<string, Example> }>;
}

/** The bodies that an operation documents, by HTTP status and name of the example. */
export function readAnswers(
  { document }: Contract,
  { path, method }: Operation,
): Record<string, Record<string, unknown>> {
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  return Object.fromEntries(
    Object.entries(responses)
      .filter(([status]) => /^\d{3}$/.test(status))
      .map(([status, response]) => {
        const { content = {} } = resolveRef<Response>(document, response as Response);
        const { example, examples = {} } = content["application/json"] ?? {};
        const named = Object.entries(examples).map(([name, entry]) => [
          name,
          resolveRef<Example>(document, entry).value,
        ]);
        return [status, Object.fromEntries(example === undefined ? named : [["example", example]])];
      }),
  );
}
