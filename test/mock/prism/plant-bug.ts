import { mockOperations } from "../../../generated/mock.ts";
import { inputSchemas } from "../../../generated/schemas.ts";

/** The schema that bugs are planted in. */
export type PlantedSchema = (typeof inputSchemas)["onboardCustomer"];

/**
 * Gives the mocks of this process a schema with a bug for the input of onboardCustomer.
 *
 * @param change makes the bug in a copy of the schema
 * @returns takes the bug out again
 */
export function plantInSchema(change: (schema: PlantedSchema) => void): () => void {
  const original = inputSchemas.onboardCustomer;
  inputSchemas.onboardCustomer = structuredClone(original);
  change(inputSchemas.onboardCustomer);
  return () => {
    inputSchemas.onboardCustomer = original;
  };
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
