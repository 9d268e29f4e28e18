import {
  type Contract,
  type OpenApiDocument,
  type Operation,
  resolveRef,
  type Schema,
} from "../shared/read-contract.ts";
import { writeSchemas } from "./write-schemas.ts";

/**
 * Source of the module with the schemas that the client checks with: of the flat input of each operation, the envelope,
 * the `data` of each response type that names a schema, and the documented body of each HTTP error.
 *
 * @throws Error naming a keyword that the client cannot check, and its place
 */
export function makeSchemas({ document, operations }: Contract): string {
  const { write, declarations } = writeSchemas(document);
  const inputs = operations.map(
    (operation) => `  ${operation.id}: ${write(inputSchema(operation), `the input of ${operation.id}`)},`,
  );
  const envelope = write({ $ref: "#/components/schemas/Envelope" }, "the envelope");
  const data = operations.map(({ id, responseTypes }) => {
    const entries = responseTypes.flatMap(({ name, data: $ref }) =>
      $ref === undefined ? [] : [`${name}: ${write({ $ref }, id)}`],
    );
    return `  ${id}: { ${entries.join(", ")} },`;
  });
  const refusals = listRefusalSchemas(document).map(
    ([status, schema]) => `  ${status}: ${write(schema, `the answer ${status}`)},`,
  );
  return `/** A JSON Schema; its patterns and formats are regular expressions, its references the schemas themselves. */
export type Schema = Readonly<Record<string, unknown>>;

${[...declarations].map(([name, source]) => `const ${name} = ${source};`).join("\n")}

/** Schema of the input of each operation: parameters and body fields in one flat object. */
export const inputSchemas = {
${inputs.join("\n")}
};

/** Schemas of \`data\`, by operation and name of the response type. */
export const dataSchemas: Record<keyof typeof inputSchemas, Record<string, Schema | undefined>> = {
${data.join("\n")}
};

/** Schemas of the documented body of an HTTP error, by its status: the vendor's own words. */
export const refusalSchemas: Readonly<Record<number, Schema | undefined>> = {
${refusals.join("\n")}
};

/** Schema of the envelope that every answer comes in. */
export const envelopeSchema: Schema = ${envelope};
`;
}

/** Parameters and body fields of an operation as one flat object: what a caller passes to a method. */
function inputSchema({ parameters, body }: Operation): Schema {
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: "object",
    required: [...new Set([...required, ...(body?.required ?? [])])],
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      ...body?.properties,
    },
  };
}

/** The schemas of the bodies that HTTP errors have, by status. */
function listRefusalSchemas(document: OpenApiDocument): [status: string, schema: Schema][] {
  const responses = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) => Object.entries(operation.responses).filter(([status]) => status.startsWith("4")));
  return [...new Map(responses)].flatMap(([status, response]) => {
    const { content } = resolveRef<{ content?: Record<string, { schema: Schema }> }>(document, response);
    const schema = content?.["application/json"]?.schema;
    return schema === undefined ? [] : [[status, schema]];
  });
}
