import { mockOperations } from "../../../generated/mock.ts";
import { inputSchemas } from "../../../generated/schemas.ts";

/** The schema of an input, as far as bugs are planted in it. */
export interface PlantedSchema {
  required: string[];
  properties: Record<string, { pattern?: RegExp; format?: RegExp }>;
}

/**
 * Gives the mocks of this process schemas with a bug for the input of every operation.
 *
 * @param change makes the bug in a copy of a schema
 * @returns takes the bug out again
 */
export function plantInSchemas(change: (schema: PlantedSchema) => void): () => void {
  const original = { ...inputSchemas };
  const planted = structuredClone<object>(original) as Record<string, PlantedSchema>;
  for (const schema of Object.values(planted)) change(schema);
  Object.assign(inputSchemas, planted);
  return () => void Object.assign(inputSchemas, original);
}

/**
 * Puts another value into a documented answer with HTTP status 200, in every mock of this process.
 *
 * @returns takes the bug out again
 */
export function plantInExample(
  operationId: string,
  example: string,
  field: string,
  bug: unknown,
): () => void {
  const body = mockOperations.find(({ id }) => id === operationId)?.answers[200]?.[example];
  const { data } = body as { data: Record<string, unknown> };
  const original = data[field];
  data[field] = bug;
  return () => {
    data[field] = original;
  };
}
