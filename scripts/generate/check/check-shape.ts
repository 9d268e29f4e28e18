import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { YamlPath } from "../../shared/edit-yaml.ts";
import type { Flaw } from "./flaw.ts";

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });

/** Lists where a part of the contract has another shape than the schema says. */
export function checkShape(shape: object, value: unknown, at: YamlPath): Flaw[] {
  const validate = ajv.compile(shape);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(isTelling).map((error) => ({
    at: [...at, ...error.instancePath.split("/").slice(1).map(unescapeKey)],
    message: explain(error),
  }));
}

/** The errors of the alternatives, or of the names, say it better than these. */
function isTelling({ keyword }: ErrorObject): boolean {
  return !["oneOf", "propertyNames", "if"].includes(keyword);
}

function explain({ keyword, params, message = "is not valid", propertyName }: ErrorObject): string {
  if (keyword === "additionalProperties") return `${String(params.additionalProperty)} is not known`;
  return `${propertyName ?? "it"} ${message}`;
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
