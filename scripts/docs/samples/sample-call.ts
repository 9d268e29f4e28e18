import { listProperties } from "../../generate/type-of-schema.ts";
import { fillsIn } from "../../shared/filled-in-fields.ts";
import type { Contract, OpenApiDocument, Operation, ResponseType } from "../../shared/read-contract.ts";
import { sampleInput } from "../../shared/sample-input.ts";

/** Stands in every value for the reference of the call, which each language makes from its timestamp. */
export const reference = "REQ-{timestamp}";

const referenceField = "client_ref_id";

/** A call of an operation with its documented sample, as a template shows it. */
export interface SampleCall {
  operationId: string;
  method: string;
  /** Base URL of the first server of the contract. */
  baseUrl: string;
  /** Path and query with their values, percent-encoded except for {@link reference}. */
  target: string;
  body: Record<string, unknown> | undefined;
  /** The input of the client's method, without what the client fills in. */
  input: Record<string, unknown>;
  /** What the client's options fill in. */
  initiatorId: unknown;
  userCode: unknown;
  successes: Success[];
}

/** A success, and the field of the result that is worth printing. */
export interface Success {
  id: number;
  name: string;
  shows: string;
}

/** Makes the sample call of an operation from the examples of the contract. */
export function makeSampleCall({ document }: Contract, operation: Operation): SampleCall {
  const { id, method, parameters, bodyExample, responseTypes } = operation;
  const sample: Record<string, unknown> = {
    ...sampleInput(document, operation),
    [referenceField]: reference,
  };
  const body = Object.fromEntries(
    Object.entries(sample).filter(
      ([name]) =>
        operation.body?.properties?.[name] !== undefined &&
        (operation.body.required?.includes(name) || name in bodyExample),
    ),
  );
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    operationId: id,
    method,
    baseUrl: document.servers[0]?.url ?? "",
    target: makeTarget(operation, sample),
    body: operation.body && body,
    input: Object.fromEntries(
      Object.entries(sample).filter(
        ([name]) => (required.includes(name) || name in body) && !fillsIn.has(name),
      ),
    ),
    initiatorId: sample.initiator_id,
    userCode: sample.user_code,
    successes: responseTypes.filter(({ success }) => success).map((type) => describeSuccess(document, type)),
  };
}

function makeTarget({ path, parameters }: Operation, sample: Record<string, unknown>): string {
  const query = parameters
    .filter(({ in: place, name, required }) => place === "query" && (required || name === referenceField))
    .flatMap(({ name }) => [sample[name]].flat().map((value) => `${encode(name)}=${encode(value)}`));
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encode(sample[name]));
  return [filled, ...(query.length === 0 ? [] : [query.join("&")])].join("?");
}

/** Leaves nothing that a quoted text of any language could take for its own. */
function encode(value: unknown): string {
  return encodeURIComponent(String(value))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(encodeURIComponent(reference), reference);
}

function describeSuccess(document: OpenApiDocument, { id, name, data }: ResponseType): Success {
  const fields = data === undefined ? [] : listProperties(document, { $ref: data });
  return { id, name, shows: fields.find(({ required }) => required)?.name ?? "message" };
}
