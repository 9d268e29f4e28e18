import { checksOfParts, testsOfValues } from "../../src/list-violations.ts";
import { type OpenApiDocument, resolveRef, type Schema } from "../shared/read-contract.ts";
import { formats } from "./formats.ts";

/** Writes a schema as JavaScript, and those of the components once, under their names. */
export interface SchemaWriter {
  /** @throws Error naming a keyword that the client cannot check, and where it stands below `place` */
  write(schema: Schema, place: string): string;
  /** The components that were referred to, each after those that it refers to itself. */
  declarations: ReadonlyMap<string, string>;
}

// They do not say which values are valid.
const annotations =
  "$comment contentEncoding contentMediaType default deprecated description example examples readOnly title writeOnly";
const isAnnotation = (key: string) => key.startsWith("x-") || annotations.split(" ").includes(key);

// In the order in which violations are to be listed.
const keywords = Object.keys({ ...testsOfValues, ...checksOfParts });

/** Makes a writer of the schemas that `src/list-violations.ts` checks with. */
export function writeSchemas(document: OpenApiDocument): SchemaWriter {
  const declarations = new Map<string, string>();
  const open = new Set<string>();

  const writeReference = ($ref: string): string => {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    if (open.has(name)) throw new Error(`The client cannot check ${name}, because it contains itself.`);
    if (!declarations.has(name)) {
      open.add(name);
      declarations.set(name, write(resolveRef<Schema>(document, { $ref }), name));
      open.delete(name);
    }
    return name;
  };

  const write = (schema: Schema | boolean, place: string): string => {
    if (schema === true) return "{}";
    if (schema === false) throw new Error(explain("a schema that is false", place));
    const { $ref, ...own } = schema;
    const given = new Map(Object.entries(own).filter(([key]) => !isAnnotation(key)));
    if ($ref !== undefined && given.size === 0) return writeReference($ref);
    if ($ref !== undefined) given.set("allOf", [{ $ref }, ...((own.allOf as Schema[] | undefined) ?? [])]);
    const unknown = [...given.keys()].find((keyword) => !keywords.includes(keyword));
    if (unknown !== undefined) throw new Error(explain(`the keyword ${unknown}`, place));
    const written = keywords
      .filter((keyword) => given.has(keyword))
      .map((keyword) => [keyword, writeValue(keyword, given.get(keyword), place)])
      .filter(([, value]) => value !== undefined);
    return `{ ${written.map((entry) => entry.join(": ")).join(", ")} }`;
  };

  const writeValue = (keyword: string, value: unknown, place: string): string | undefined => {
    switch (keyword) {
      case "pattern":
        return String(new RegExp(value as string, "u"));
      case "format": {
        const format = formats[value as string];
        return format instanceof RegExp ? String(format) : undefined;
      }
      case "items":
        return write(value as Schema, `${place}/items`);
      case "additionalProperties":
        return value === false ? "false" : write(value as Schema, `${place}/additionalProperties`);
      case "allOf":
        return `[${(value as Schema[]).map((schema, index) => write(schema, `${place}/allOf/${index}`)).join(", ")}]`;
      case "properties": {
        const fields = Object.entries(value as Record<string, Schema>).map(
          ([name, schema]) => `    ${JSON.stringify(name)}: ${write(schema, `${place}/${name}`)},\n`,
        );
        return `{\n${fields.join("")}  }`;
      }
      default:
        // The client compares by identity.
        if ([value].flat().some((item) => typeof item === "object" && item !== null)) {
          throw new Error(explain(`a list or an object in ${keyword}`, place));
        }
        return JSON.stringify(value);
    }
  };

  return { write, declarations };
}

function explain(what: string, place: string): string {
  return `The client cannot check ${what}, at ${place}. It knows ${keywords.join(", ")}: use these, or add it to src/list-violations.ts.`;
}
