import { fillsIn } from "../shared/filled-in-fields.ts";
import {
  type Contract,
  type Operation,
  type ResponseType,
  resolveRef,
  type Schema,
} from "../shared/read-contract.ts";
import { listProperties, type Property, typeOfSchema } from "./type-of-schema.ts";
import { writeComment } from "./write-comment.ts";

// Taken from the envelope and from the call, so that `data` cannot hide them.
const answerFields = `
/** What every result carries next to the fields of its \`data\`. */
export interface EkoAnswer {
  /** The reference of this call, given or made. */
  client_ref_id: string;
  /** Primary indicator of the server. A success can carry another value than 0. */
  status: number;
  /** Hint for display. Do not branch on it. */
  response_status_id: number | undefined;
  /** Id of the shape of this answer, named by \`response_type\`. */
  response_type_id: number | undefined;
  /** Text of the server for people. */
  message: string | undefined;
}
`;
const ofAnswer = new Set([
  "client_ref_id",
  "status",
  "response_status_id",
  "response_type_id",
  "message",
  "response_type",
  "next",
]);

/** Source of the module with the input and the result of each operation as flat types, and the methods that use them. */
export function makeMethods(contract: Contract): string {
  const { operations } = contract;
  const named = new Map<string, Schema>();
  const types = operations.map((operation) => declareOperation(contract, operation, named));
  const methods = operations.map((operation) => declareMethod(contract, operation));
  const shared = declareShared(contract, named);
  const table = (suffix: string) =>
    operations.map(({ id }) => `  ${id}: ${toPascalCase(id)}${suffix};`).join("\n");
  return `${answerFields}
${types.join("\n")}
${shared}
/** The methods of a client, one for each operation. */
export interface EkoMethods<Options> {
${methods.join("\n\n")}
}

/** Input of each operation. */
export interface EkoInputs {
${table("Input")}
}

/** Result of each operation. */
export interface EkoResults {
${table("Result")}
}
`;
}

function declareOperation(contract: Contract, operation: Operation, named: Map<string, Schema>): string {
  const { id, parameters, body, responseTypes } = operation;
  const name = toPascalCase(id);
  const fields: Property[] = [
    ...parameters.map((parameter) => ({
      name: parameter.name,
      node: parameter.schema,
      required: parameter.required === true,
    })),
    ...(body ? listProperties(contract.document, body) : []),
  ].map((field) => ({ ...field, required: field.required && !fillsIn.has(field.name) }));
  // A field that is sent in several places is one field of the input.
  const inputs = new Map<string, Property>();
  for (const field of fields)
    inputs.set(field.name, {
      ...field,
      required: field.required || inputs.get(field.name)?.required === true,
    });
  const successes = responseTypes.filter(({ success }) => success);
  const results = successes.map((type) => declareResult(contract, name, type, named));
  const union = successes.map((type) => `${name}${toPascalCase(type.name)}`).join(" | ") || "never";
  return `/** Input of \`${id}\`. */
export interface ${name}Input {
${declareFields(contract, [...inputs.values()], named)}
}

${results.join("\n")}
/** Every success of \`${id}\`, told apart by \`response_type\`. */
export type ${name}Result = ${union};
`;
}

function declareResult(
  contract: Contract,
  operationName: string,
  { name, meaning, next, data }: ResponseType,
  named: Map<string, Schema>,
): string {
  if (data !== undefined && !/^#\/components\/schemas\/\w+$/.test(data))
    throw new Error(`x-response-types: data must name a schema of the contract, not ${data}.`);
  const fields = data === undefined ? [] : listProperties(contract.document, { $ref: data });
  const own = fields.filter((field) => !ofAnswer.has(field.name));
  return `${writeComment([meaning])}export interface ${operationName}${toPascalCase(name)} extends EkoAnswer {
  /** Name of this answer. */
  response_type: ${JSON.stringify(name)};
  /** ${next === null ? "The journey ends here." : "The operation to call next."} */
  next: ${JSON.stringify(next)};
${declareFields(contract, own, named)}
}
`;
}

function declareFields(contract: Contract, fields: readonly Property[], named: Map<string, Schema>): string {
  return fields
    .map(({ name, node, required }) => {
      const schema = resolveRef<Schema>(contract.document, node);
      const [example] = (schema.examples as unknown[] | undefined) ?? [];
      const comment = writeComment(
        [String(schema.description ?? "")],
        example === undefined ? [] : [`@example ${JSON.stringify(example)}`],
        "  ",
      );
      const type = typeOfSchema(contract.document, node, named);
      return `${comment}  ${nameProperty(name)}${required ? "" : "?"}: ${type};`;
    })
    .join("\n");
}

/** Declares what fields refer to by name, and what that refers to in turn. */
function declareShared(contract: Contract, named: Map<string, Schema>): string {
  const declared: string[] = [];
  // The map grows while it is walked, and the walk reaches what was added.
  for (const [name, schema] of named) {
    const fields = listProperties(contract.document, schema);
    declared.push(
      `${writeComment([String(schema.description ?? "")])}export interface ${name} {\n${declareFields(contract, fields, named)}\n}\n`,
    );
  }
  return declared.join("\n");
}

function declareMethod({ document }: Contract, operation: Operation): string {
  const { id, description, parameters, body, bodyExample } = operation;
  const name = toPascalCase(id);
  const paragraphs = description
    .trim()
    .split(/\n\s*\n/)
    .slice(0, 2);
  const values = [
    ...parameters.filter(({ required }) => required).map((field) => [field.name, field.example] as const),
    ...(body ? listProperties(document, body) : [])
      .filter((field) => field.required || field.name in bodyExample)
      .map((field) => [field.name, bodyExample[field.name]] as const),
  ].filter(([field, value]) => !fillsIn.has(field) && value !== undefined);
  const input = [...new Map(values)]
    .map(([field, value]) => `${nameProperty(field)}: ${JSON.stringify(value)}`)
    .join(", ");
  const comment = writeComment(
    paragraphs,
    [
      "@throws EkoError whose `outcome` says whether the call had an effect: EkoInputError, EkoConfigError, " +
        "EkoConnectionError, EkoTimeoutError, EkoHttpError, EkoRejectionError or EkoResponseError, each with codes of its own",
      `@example const answer = await eko.${id}({ ${input} });`,
    ],
    "  ",
  );
  return `${comment}  ${id}(input: ${name}Input, options?: Options): Promise<${name}Result>;`;
}

function nameProperty(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function toPascalCase(name: string): string {
  return name.replace(/(?:^|[_-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
