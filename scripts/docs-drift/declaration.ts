import { Ajv2020 } from "ajv/dist/2020.js";
import type { Place } from "./page.ts";

/** `x-docs` of a field: what the page says instead of the contract, and why the contract differs. */
export interface Declaration {
  says: "absent" | { type?: string; required?: boolean; example?: string };
  reason: string;
}

/** An entry of `x-docs` of an operation: what the page lists, and why the contract does not. */
export interface DeclaredExtra {
  says: "present";
  in: Place;
  name: string;
  reason: string;
}

const reason = { type: "string", minLength: 1 };
const attributes = {
  type: "object",
  minProperties: 1,
  additionalProperties: false,
  properties: { type: { type: "string" }, required: { type: "boolean" }, example: { type: "string" } },
};
const ajv = new Ajv2020({ allErrors: true });
const isDeclaration = ajv.compile<Declaration>({
  type: "object",
  additionalProperties: false,
  required: ["says", "reason"],
  properties: { says: { anyOf: [{ const: "absent" }, attributes] }, reason },
});
const isExtraList = ajv.compile<DeclaredExtra[]>({
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["says", "in", "name", "reason"],
    properties: {
      says: { const: "present" },
      in: { enum: ["path", "query", "body", "header", "response"] },
      name: { type: "string", minLength: 1 },
      reason,
    },
  },
});

/**
 * Reads the `x-docs` of a parameter, schema or security scheme.
 *
 * @throws Error when it is not of the shape of a declaration
 */
export function readDeclaration(value: unknown, at: string): Declaration {
  if (isDeclaration(value)) return value;
  throw new Error(`${at}: ${ajv.errorsText(isDeclaration.errors, { dataVar: "x-docs" })}`);
}

/**
 * Reads the `x-docs` of an operation.
 *
 * @throws Error when it is not a list of what the page lists and the contract does not
 */
export function readDeclaredExtras(value: unknown, at: string): DeclaredExtra[] {
  if (value === undefined) return [];
  if (isExtraList(value)) return value;
  throw new Error(`${at}: ${ajv.errorsText(isExtraList.errors, { dataVar: "x-docs" })}`);
}
