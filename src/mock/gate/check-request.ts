import type { MockOperation } from "../../../generated/mock.ts";
import { inputSchemas } from "../../../generated/schemas.ts";
import type { OperationId } from "../../contract-types.ts";
import { findHint } from "../../find-hint.ts";
import { listViolations, type Violation as SchemaViolation } from "../../list-violations.ts";
import { refuse, type Violation } from "../answer.ts";
import type { RequestFields } from "../answers/journey.ts";
import { maskName } from "../mask-sensitive.ts";
import type { Match } from "./find-operation.ts";
import { readQuery } from "./read-query.ts";

// A body can break the contract in thousands of places; nobody reads a list of so many.
const maxListed = 100;

/**
 * Checks a request with the schemas of the client, which hold parameters and body fields as one object.
 *
 * @returns that object
 * @throws Refusal with 422 that lists the violations, the first hundred of them
 */
export function checkRequest({ operation, parameters, query }: Match, body: unknown): RequestFields {
  const sentQuery = pickFields(operation.query, readQuery(query));
  const sentBody = pickFields(operation.body, isObject(body) && operation.body ? body : {});
  const typed = readTyped(operation, { ...parameters, ...sentQuery.known });
  const fields = { ...typed, ...sentBody.known };
  const broken = listViolations(inputSchemas[operation.id as keyof typeof inputSchemas], fields)
    // Of a body that is missing or of another type, only that is reported.
    .filter((violation) => isObject(body) || locate(operation, pathOf(violation)) !== "body");
  const violations = [
    ...checkBodyType(operation, body).map((violation) => () => violation),
    ...broken.map((violation) => () => describe(operation, violation)),
    ...sentQuery.unknown.map((name) => () => describeUnknown(operation, "query", name)),
    ...sentBody.unknown.map((name) => () => describeUnknown(operation, "body", name)),
  ];
  if (violations.length === 0) return fields;
  const more = violations.length > maxListed ? ", in more places than are listed" : "";
  return refuse(422, `The request breaks the contract${more}.`, {
    violations: violations.slice(0, maxListed).map((describeIt) => describeIt()),
  });
}

/** Reads the text of parameters that are numbers or booleans. Text that cannot be read stays text, and is refused. */
function readTyped({ typed }: MockOperation, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const pattern = Object.hasOwn(typed, name) ? readable[typed[name] as keyof typeof readable] : undefined;
      return [name, typeof value === "string" && pattern?.test(value) ? JSON.parse(value) : value];
    }),
  );
}

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const readable = { number, integer: number, boolean: /^(?:true|false)$/ };

/** Separates the fields that belong to one location from others, such as one with the name of a field of the path. */
function pickFields(names: readonly string[] = [], sent: Record<string, unknown>) {
  const unknown = Object.keys(sent).filter((name) => !names.includes(name));
  if (unknown.length === 0) return { known: sent, unknown };
  const known = Object.entries(sent).filter(([name]) => names.includes(name));
  return { known: Object.fromEntries(known), unknown };
}

function checkBodyType({ body: takesBody, bodyRequired }: MockOperation, body: unknown): Violation[] {
  if (!takesBody || isObject(body)) return [];
  if (body !== undefined) {
    return [{ location: "body", path: "", rule: "type", message: "must be a JSON object" }];
  }
  return bodyRequired ? [{ location: "body", path: "", rule: "required", message: "is required" }] : [];
}

function pathOf({ instancePath, property }: SchemaViolation): string {
  return property === undefined ? instancePath : `${instancePath}/${escapePointer(property)}`;
}

function describe(operation: MockOperation, violation: SchemaViolation): Violation {
  const { keyword } = violation;
  const path = pathOf(violation);
  const hint = findHint(operation.id as OperationId, path.slice(1)) ?? "as the contract says";
  return {
    location: locate(operation, path),
    path,
    rule: keyword,
    message:
      keyword === "additionalProperties"
        ? "is not known; remove it"
        : `${keyword === "required" ? "is required:" : "must be"} ${hint}`,
  };
}

function describeUnknown(operation: MockOperation, location: "query" | "body", name: string): Violation {
  const { id, query, body = [] } = operation;
  const known = location === "query" ? query : body;
  return {
    location,
    path: `/${escapePointer(maskName(name, operation))}`,
    rule: location === "query" ? "unknown-parameter" : "additionalProperties",
    message: `is not a ${location === "query" ? "query parameter" : "field"} of ${id}; it has: ${known.join(", ") || "none"}`,
  };
}

function locate({ query, body = [] }: MockOperation, path: string): string {
  const [, name = ""] = path.split("/");
  if (body.includes(name)) return "body";
  return query.includes(name) ? "query" : "path";
}

function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
