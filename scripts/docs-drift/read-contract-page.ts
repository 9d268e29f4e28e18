import type { ContractTree, YamlPath } from "./contract-tree.ts";
import { type Declaration, type DeclaredExtra, readDeclaredExtras } from "./declaration.ts";
import { type FoundOperation, listOperations } from "./find-operation.ts";
import type { Place } from "./page.ts";
import { type ContractField, readField } from "./read-contract-field.ts";
import { type ContractResponseType, readContractResponseTypes } from "./read-contract-response-types.ts";

/** An operation of the contract in the form of a page. */
export interface ContractPage {
  operationId: string;
  method: string;
  path: string;
  servers: string[];
  fields: ContractField[];
  extras: DeclaredExtra[];
  responseTypes: ContractResponseType[];
  /** Of the answers that have a content: of the others, a page has nothing to show. */
  httpStatuses: number[];
  /** Every operation of the contract: a next step leads to one of them. */
  operations: FoundOperation[];
}

// Several pages may document an operation, and a contract that is open never changes.
const read = new WeakMap<FoundOperation, ContractPage>();

/**
 * Reads an operation of the contract in the form of a page.
 *
 * @throws Error when an `x-docs` is malformed
 */
export function readContractPage(contract: ContractTree, operation: FoundOperation): ContractPage {
  const page = read.get(operation) ?? readOperation(contract, operation);
  read.set(operation, page);
  return page;
}

function readOperation(contract: ContractTree, operation: FoundOperation): ContractPage {
  const { at, operationId, method, path } = operation;
  const docs = [...at, "x-docs"];
  return {
    operationId,
    method,
    path,
    servers: (contract.get<{ url: string }[]>(["servers"]) ?? []).map((server) => server.url),
    fields: [
      ...readParameters(contract, [...at, "parameters"]),
      ...readBody(contract, [...at, "requestBody"]),
      ...readHeaders(contract, at),
      ...readAnswer(contract, [...at, "responses", "200"]),
    ],
    extras: readDeclaredExtras(contract.get(docs), docs.join("/")),
    responseTypes: readContractResponseTypes(contract, at),
    httpStatuses: Object.keys(contract.get([...at, "responses"]) ?? {})
      .filter((status) => listMediaTypes(contract, [...at, "responses", status]).length > 0)
      .map(Number),
    operations: listOperations(contract),
  };
}

function readParameters(contract: ContractTree, list: YamlPath): ContractField[] {
  return (contract.get<unknown[]>(list) ?? []).map((_, index) => {
    const at = contract.resolve([...list, index]);
    const parameter = contract.get<{ in: Place; name: string; required?: boolean }>(at);
    const field = readField(contract, [at, ...contract.expand([...at, "schema"])]);
    return {
      ...field,
      place: parameter?.in ?? "query",
      name: parameter?.name ?? "",
      required: parameter?.required === true,
      at: { ...field.at, required: [...at, "required"] },
    };
  });
}

function readBody(contract: ContractTree, body: YamlPath): ContractField[] {
  return listMediaTypes(contract, body).flatMap((mediaType) =>
    readBodyLevel(contract, contract.expand([...mediaType, "schema"]), ""),
  );
}

function readBodyLevel(contract: ContractTree, schemas: YamlPath[], prefix: string): ContractField[] {
  const lists = schemas.map((schema) => [...schema, "required"]);
  return listProperties(contract, schemas).flatMap(({ name, definitions }): ContractField[] => {
    const isRequiredBy = (list: YamlPath) => contract.get<string[]>(list)?.includes(name);
    const field = readField(contract, definitions);
    // The first definition stands in the properties of the schema that owns the list.
    const owner = [...(definitions[0] ?? []).slice(0, -2), "required"];
    return [
      {
        ...field,
        place: "body",
        name: prefix + name,
        required: lists.some(isRequiredBy),
        at: { ...field.at, required: lists.find(isRequiredBy) ?? owner },
      },
      ...readBodyLevel(contract, expandItems(contract, definitions), `${prefix}${name}.`),
    ];
  });
}

/** The schemas of an object, or of the items of an array: pages name what is inside of both alike. */
function expandItems(contract: ContractTree, definitions: YamlPath[]): YamlPath[] {
  return definitions.flatMap((at) => [at, ...contract.expand([...at, "items"])]);
}

/** The headers of the security schemes in force, and the content type that a body implies. */
function readHeaders(contract: ContractTree, operation: YamlPath): ContractField[] {
  const alternatives =
    contract.get<Record<string, unknown>[]>([...operation, "security"]) ??
    contract.get<Record<string, unknown>[]>(["security"]) ??
    [];
  const schemes = [...new Set(alternatives.flatMap((alternative) => Object.keys(alternative)))];
  const signing = schemes.flatMap((scheme): ContractField[] => {
    const at = contract.resolve(["components", "securitySchemes", scheme]);
    const { in: place, name } = contract.get<{ in?: string; name?: string }>(at) ?? {};
    if (place !== "header" || name === undefined) return [];
    const required = alternatives.every((alternative) => scheme in alternative);
    return [header(name, required, undefined, readField(contract, [at]).declaration)];
  });
  const body = contract.resolve([...operation, "requestBody"]);
  const mediaTypes = listMediaTypes(contract, body).map((path) => String(path.at(-1)));
  if (mediaTypes.length === 0) return signing;
  const required = contract.get<boolean>([...body, "required"]) === true;
  return [...signing, header("content-type", required, mediaTypes.join(","), undefined)];
}

function header(
  name: string,
  required: boolean,
  example: string | undefined,
  declaration: Declaration | undefined,
): ContractField {
  return {
    place: "header",
    name: name.toLowerCase(),
    type: "string",
    required,
    example,
    declaration,
    at: {},
  };
}

function readAnswer(contract: ContractTree, response: YamlPath): ContractField[] {
  const readLevel = (schemas: YamlPath[], prefix: string): ContractField[] =>
    listProperties(contract, schemas).flatMap(({ name, definitions }) => [
      {
        ...readField(contract, definitions),
        name: prefix + name,
        example: undefined,
      },
      ...readLevel(expandItems(contract, definitions), `${prefix}${name}.`),
    ]);
  const [mediaType] = listMediaTypes(contract, response);
  return mediaType ? readLevel(contract.expand([...mediaType, "schema"]), "") : [];
}

function listMediaTypes(contract: ContractTree, message: YamlPath): YamlPath[] {
  const content = [...contract.resolve(message), "content"];
  return Object.keys(contract.get(content) ?? {}).map((mediaType) => [...content, mediaType]);
}

function listProperties(
  contract: ContractTree,
  schemas: YamlPath[],
): { name: string; definitions: YamlPath[] }[] {
  const properties = new Map<string, YamlPath[]>();
  for (const schema of schemas) {
    for (const name of Object.keys(contract.get([...schema, "properties"]) ?? {})) {
      const definitions = contract.expand([...schema, "properties", name]);
      properties.set(name, [...(properties.get(name) ?? []), ...definitions]);
    }
  }
  return [...properties].map(([name, definitions]) => ({ name, definitions }));
}
