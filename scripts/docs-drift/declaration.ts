import { Ajv2020 } from "ajv/dist/2020.js";
import type { Place } from "./page.ts";

/** `x-docs` of a field: what the page says instead of the contract, and why the contract differs. */
export interface Declaration {
  says:
    | "absent"
    | {
        name?: string;
        type?: string;
        required?: boolean;
        example?: string | number;
        enum?: string;
        default?: string;
      };
  reason: string;
}

/** An entry of `x-docs` of an operation: what the page lists, and why the contract does not. */
export interface DeclaredExtra {
  says: "present";
  /** `status`: the name is the HTTP status of an answer. */
  in: Place | "status";
  name: string;
  reason: string;
}

/** `x-docs` of a response type: the page does not list it, or says another next step by title or slug. */
export interface ResponseTypeDeclaration {
  says: "absent" | { next: string | null };
  reason: string;
}

/** `x-docs-page` of an operation: the vendor's page that it was last compared with. */
export interface PageReference {
  title: string;
  /** Last part of the address of the page. */
  slug?: string;
  /** SHA-256 of the text of the page, in hex. */
  sha256: string;
}

const reason = { type: "string", minLength: 1 };
const attributes = {
  type: "object",
  minProperties: 1,
  additionalProperties: false,
  properties: {
    // Of a path parameter: two paths may not differ by the name of a parameter alone.
    name: { type: "string", minLength: 1 },
    type: { type: "string" },
    required: { type: "boolean" },
    example: { type: ["string", "number"] },
    // Separated by commas.
    enum: { type: "string" },
    default: { type: "string" },
  },
};
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
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
      in: { enum: ["path", "query", "body", "header", "response", "status"] },
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

const isResponseTypeDeclaration = ajv.compile<ResponseTypeDeclaration>({
  type: "object",
  additionalProperties: false,
  required: ["says", "reason"],
  properties: {
    says: {
      anyOf: [
        { const: "absent" },
        {
          type: "object",
          additionalProperties: false,
          required: ["next"],
          properties: { next: { anyOf: [{ type: "string", minLength: 1 }, { type: "null" }] } },
        },
      ],
    },
    reason,
  },
});
const isPageReference = ajv.compile<PageReference>({
  type: "object",
  additionalProperties: false,
  required: ["title", "sha256"],
  properties: {
    title: { type: "string", minLength: 1 },
    slug: { type: "string", pattern: "^[\\w-]+$" },
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
  },
});

/**
 * Reads the `x-docs` of a response type.
 *
 * @throws Error when it is not of the shape of a declaration
 */
export function readResponseTypeDeclaration(value: unknown, at: string): ResponseTypeDeclaration | undefined {
  if (value === undefined || isResponseTypeDeclaration(value)) return value;
  throw new Error(`${at}: ${ajv.errorsText(isResponseTypeDeclaration.errors, { dataVar: "x-docs" })}`);
}

/**
 * Reads the `x-docs-page` of an operation.
 *
 * @throws Error when it is not a reference to a page
 */
export function readPageReference(value: unknown, at: string): PageReference | undefined {
  if (value === undefined || isPageReference(value)) return value;
  throw new Error(`${at}: ${ajv.errorsText(isPageReference.errors, { dataVar: "x-docs-page" })}`);
}
