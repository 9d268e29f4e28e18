import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { formats } from "../generate/formats.ts";
import type { Schema } from "../shared/read-contract.ts";

const ajv = new Ajv2020({ strict: false, formats, logger: false });

// Most fields have the schema of another one, and compiling takes time.
const compiled = new Map<string, ValidateFunction>();

/** Tells whether a schema without references accepts a value: an example has to keep to the schema that it stands in. */
export function accepts({ "x-docs": _, ...schema }: Schema, value: unknown): boolean {
  const text = JSON.stringify(schema);
  if (text.includes('"$ref"')) return true;
  const validate = compiled.get(text) ?? ajv.compile(schema);
  compiled.set(text, validate);
  return validate(value);
}
