import type { Place } from "../docs-drift/page.ts";
import type { OpenApiDocument, Schema } from "../shared/read-contract.ts";

/** A definition of a field that the contract has already. */
export interface KnownField {
  schema: Schema;
  /** The shared component, where there is one. */
  ref?: string;
}

/** A parameter that operations of the contract share. */
export interface KnownParameter {
  ref: string;
  required: boolean;
  description: string;
  example: unknown;
  schema: KnownField;
}

/** The fields that the contract has already: an imported operation takes them over, with their words. */
export interface KnownFields {
  /** The shared parameter of that name, if there is one. */
  findParameter(place: Place, name: string): KnownParameter | undefined;
  /** The definition of a field of a request. */
  findRequestField(name: string, type: string): KnownField | undefined;
  /** The definition of a field of an answer. */
  findAnswerField(name: string, type: string): KnownField | undefined;
}

interface Parameter {
  name: string;
  in: Place;
  required?: boolean;
  description: string;
  example?: unknown;
  schema: Schema;
}

/** Collects the fields that the contract has. */
export function collectKnownFields({ components }: OpenApiDocument): KnownFields {
  const resolve = (schema: Schema): KnownField => {
    const ref = schema.$ref;
    const target = ref === undefined ? undefined : components.schemas[ref.split("/").at(-1) ?? ""];
    return ref !== undefined && target ? { ref, schema: target } : { schema };
  };
  const listFields = (isRequest: boolean) =>
    Object.entries(components.schemas)
      .filter(([name]) => name.endsWith("Request") === isRequest)
      .flatMap(([, schema]) => Object.entries(schema.properties ?? {}))
      .map(([name, schema]) => [name, resolve(schema)] as const);
  const [request, answer] = [listFields(true), listFields(false)];
  const find = (fields: typeof request, name: string, type: string) =>
    fields.find(([other, { schema }]) => other === name && schema.type === type)?.[1];
  const parameters = (components.parameters ?? {}) as Record<string, Parameter>;
  return {
    findParameter(place, name) {
      const entry = Object.entries(parameters).find(([, other]) => other.in === place && other.name === name);
      if (!entry) return undefined;
      const [key, { required = false, description, example, schema }] = entry;
      return {
        ref: `#/components/parameters/${key}`,
        required,
        description,
        example,
        schema: resolve(schema),
      };
    },
    findRequestField: (name, type) => find(request, name, type),
    findAnswerField: (name, type) => find(answer, name, type),
  };
}
