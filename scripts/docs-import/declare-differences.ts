import { readAttribute } from "../docs-drift/compare-attributes.ts";
import type { Declaration } from "../docs-drift/declaration.ts";
import { type Field, scalarTypes, toText } from "../docs-drift/page.ts";
import type { Schema } from "../shared/read-contract.ts";
import { accepts } from "./accepts.ts";
import { markGap } from "./gaps.ts";
import { typeOf } from "./make-value.ts";

/** The first of the values that a schema accepts as its example, and what `x-docs` says of it. */
export function showExample(
  field: Field,
  schema: Schema,
  values: readonly unknown[],
): { examples?: unknown[]; "x-docs"?: Declaration } {
  const example = values.find((value) => value !== undefined && accepts(schema, value));
  const docs = declareExample(field, example);
  return { ...(example !== undefined && { examples: [example] }), ...(docs && { "x-docs": docs }) };
}

/** What `x-docs` says where the page has no example and the contract has one, or one that is not a value of its type. */
function declareExample({ example: shown, hidden, type }: Field, example: unknown): Declaration | undefined {
  if (hidden?.includes("example") || (shown !== undefined && shown === toText(example))) return undefined;
  if (shown === undefined && example === undefined && type === "array") return undefined;
  const says = { example: shown ?? "none" };
  if (example === undefined) return { says, reason: markGap("find an example") };
  const reason =
    shown === undefined ? "From elsewhere in the contract or the page." : "Not a value of its type.";
  return { says, reason };
}

/** The type that is listed, and those that samples have besides. */
export function listTypes(type: string, samples: readonly unknown[]): string[] {
  return [...new Set([type, ...samples.filter((sample) => !fits(sample, type)).map(typeOf)])];
}

/** Both types are accepted, and the page is on record. A page never says that something may be null. */
export function declareType(type: string, types: readonly string[]): Declaration | undefined {
  if (types.every((one) => one === type || one === "null")) return undefined;
  return { says: { type }, reason: "A sample of the vendor has another type than its list of fields." };
}

/** The allowed values that a schema can have: those of its type, of a field of a request. */
export function listAllowed(field: Field, type: string): unknown[] | undefined {
  const values = field.limits?.enum?.filter((value) => value !== null) ?? [];
  if (!scalarTypes.includes(type) || field.place === "response" || values.length === 0) return undefined;
  return values.every((value) => fits(value, type)) ? [...new Set(values)] : undefined;
}

/** Allowed values and a default that the page shows and a schema does not have. */
export function declareLimits(field: Field, schema: Schema): Declaration | undefined {
  const says: Record<string, string> = {};
  for (const attribute of ["enum", "default"] as const) {
    const shown = readAttribute(attribute, field);
    if (shown !== undefined && schema[attribute] === undefined) says[attribute] = String(shown);
  }
  if (Object.keys(says).length === 0) return undefined;
  const isOpen = says.enum !== undefined && field.place !== "response";
  const reason = isOpen
    ? markGap(`say why ${field.name} takes other values, too`)
    : "A reader takes what comes, and the server fills in what is left out.";
  return { says, reason };
}

/** What the page calls a type is not always one of JSON. */
export function declareWord({ type: word }: Field, type: string): Declaration | undefined {
  return word === type ? undefined : { says: { type: word }, reason: "Not a type of JSON." };
}

/** One `x-docs` of several; nothing of none. */
export function mergeDeclarations(all: readonly (Declaration | undefined)[]): Schema {
  const declarations = all.filter((one) => one !== undefined);
  if (declarations.length === 0) return {};
  const says = Object.assign({}, ...declarations.map((one) => one.says)) as Declaration["says"];
  return { "x-docs": { says, reason: declarations.map(({ reason }) => reason).join(" ") } };
}

/** Whether a value is one of a type of JSON. */
export function fits(value: unknown, type: string): boolean {
  const actual = typeOf(value);
  return actual === type || (type === "number" && actual === "integer");
}
