import { Ajv2020 } from "ajv/dist/2020.js";
import { suggestNearest } from "../../../src/find-nearest.ts";
import type { YamlPath } from "../../shared/edit-yaml.ts";
import { formats } from "../formats.ts";
import type { Flaw } from "./flaw.ts";
import { walkContract } from "./walk-contract.ts";

const ajv = new Ajv2020({ formats, allowUnionTypes: true, strictTypes: false });
// Checked as extensions, and not a part of JSON Schema.
const isForeign = (key: string) => key.startsWith("x-") || key === "examples" || key === "example";
const holdingOne = new Set(
  "items not additionalProperties contains propertyNames if then else unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
);
const holdingList = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const holdingMap = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** Lists the schemas that do not compile, each by itself, so that the place is the innermost one. */
export function checkSchemas(document: object): Flaw[] {
  const components = Object.entries((document as Contract).components?.schemas ?? {});
  const inline = walkContract(document).filter(({ at, key }) => key === "schema" && at[1] !== "schemas");
  return [
    ...components.flatMap(([name, schema]) => checkSchema(schema, ["components", "schemas", name])),
    ...inline.flatMap(({ value, at }) => checkSchema(value, at)),
  ];
}

interface Contract {
  components?: { schemas?: Record<string, unknown> };
}

function checkSchema(schema: unknown, at: YamlPath): Flaw[] {
  if (typeof schema === "boolean") return [];
  if (typeof schema !== "object" || schema === null || Array.isArray(schema))
    return [{ at, message: "a schema is an object" }];
  const own: Record<string, unknown> = {};
  const inner: Flaw[] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (isForeign(key) || key === "$ref") continue;
    const below = listInner(key, value);
    if (below === undefined) own[key] = value;
    for (const [name, child] of below ?? []) inner.push(...checkSchema(child, [...at, key, ...name]));
  }
  return [...inner, ...compile(own, at)];
}

/** The schemas below a keyword; nothing when the keyword holds none, or not in the way that it should. */
function listInner(key: string, value: unknown): [name: YamlPath, schema: unknown][] | undefined {
  if (holdingOne.has(key)) return [[[], value]];
  if (holdingList.has(key) && Array.isArray(value)) return value.map((child, index) => [[index], child]);
  if (holdingMap.has(key) && typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value).map(([name, child]) => [[name], child]);
  return undefined;
}

// Most schemas are like another one, and compiling takes time.
const messages = new Map<string, string | undefined>();

function compile(schema: object, at: YamlPath): Flaw[] {
  const key = JSON.stringify(schema);
  if (!messages.has(key)) messages.set(key, findFault(schema));
  const message = messages.get(key);
  return message === undefined ? [] : [{ at, message: explain(message) }];
}

function findFault(schema: object): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function explain(message: string): string {
  const format = /^unknown format "(.*?)"/.exec(message)?.[1];
  if (format !== undefined) {
    const known = Object.keys(formats).sort();
    const nearest = suggestNearest(format, known, "");
    return `the validators do not know the format "${format}".${nearest} Use one of ${known.join(", ")}, or a pattern instead.`;
  }
  return message
    .replace(/^strict mode: /, "")
    .replace(/^schema is invalid: data\/([^,]*).*$/s, "$1")
    .replace(/^unknown keyword: "(.*)"$/, 'the keyword "$1" is not known: correct its spelling or delete it');
}
