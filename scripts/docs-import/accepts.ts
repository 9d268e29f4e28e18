import { Ajv2020 } from "ajv/dist/2020.js";
import { formats } from "../generate/formats.ts";
import type { Schema } from "../shared/read-contract.ts";

const ajv = new Ajv2020({ strict: false, formats, logger: false });

/** Tells whether a schema without references accepts a value: an example has to keep to the schema that it stands in. */
export function accepts({ "x-docs": _, ...schema }: Schema, value: unknown): boolean {
  return JSON.stringify(schema).includes('"$ref"') || ajv.validate(schema, value);
}
