import { asNode, type CheckedContract, type CheckedOperation, type Node } from "./checked-contract.ts";

/** A request as a caller means it: what goes into the path, the query and the body. Nothing in it is undefined. */
export interface MeantRequest {
  path: Node;
  query: Node;
  /** The parsed JSON body; undefined where there is none. */
  body?: unknown;
}

/**
 * Prepares an operation to judge requests.
 *
 * @returns a function that lists what the contract holds against a request, as `PLACE KEYWORD` with the place as in
 *   `body/residence_address/0`; an empty list when it accepts the request
 */
export function judgeRequests(
  contract: CheckedContract,
  operation: CheckedOperation,
): (request: MeantRequest) => string[] {
  const { path, method, node } = operation;
  const parameters = listParameters(contract, operation).map(({ name, in: location, required, schema }) => ({
    name: String(name),
    location,
    required: required === true,
    validate: contract.compile(schema),
  }));
  const requestBody = contract.find("paths", path, method, "requestBody");
  const media = contract.find("paths", path, method, "requestBody", "content", "application/json");
  const validateBody = media && contract.compile(media.schema);

  return ({ body, ...request }) => {
    const found: string[] = [];
    for (const location of ["path", "query"] as const) {
      const values = request[location];
      for (const name of Object.keys(values)) {
        if (!parameters.some((parameter) => parameter.location === location && parameter.name === name))
          found.push(`${location}/${name} unknown-parameter`);
      }
    }
    for (const { name, location, required, validate } of parameters) {
      const values = location === "path" || location === "query" ? request[location] : {};
      if (name in values) found.push(...listErrors(validate, values[name], `${location}/${name}`));
      else if (required) found.push(`${location}/${name} required`);
    }
    if (node.requestBody === undefined) return body === undefined ? found : [...found, "body unknown-body"];
    if (body === undefined) return requestBody?.required === true ? [...found, "body required"] : found;
    if (validateBody === undefined) return [...found, "body media-type"];
    return [...found, ...listErrors(validateBody, body, "body")];
  };
}

/** Prepares an operation to judge the JSON answers to it with an HTTP status; violations as `PLACE KEYWORD`. */
export function judgeAnswers(
  contract: CheckedContract,
  { path, method }: CheckedOperation,
  httpStatus: string,
): (body: unknown) => string[] {
  const media = contract.find("paths", path, method, "responses", httpStatus, "content", "application/json");
  const validate = contract.compile(media?.schema);
  return (body) => listErrors(validate, body, "");
}

function listParameters(contract: CheckedContract, { path, method, node }: CheckedOperation): Node[] {
  const shared = asNode(asNode(contract.document.paths)?.[path])?.parameters;
  const resolveAll = (list: unknown, ...keys: string[]): Node[] =>
    (Array.isArray(list) ? list : [])
      .map((_, index) => contract.find(...keys, String(index)))
      .filter((parameter) => parameter !== undefined);
  return [
    ...resolveAll(shared, "paths", path, "parameters"),
    ...resolveAll(node.parameters, "paths", path, method, "parameters"),
  ];
}

function listErrors(
  validate: ReturnType<CheckedContract["compile"]>,
  value: unknown,
  place: string,
): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
    const field = params.missingProperty ?? params.additionalProperty;
    return `${place}${instancePath}${field === undefined ? "" : `/${field}`} ${keyword}`;
  });
}
