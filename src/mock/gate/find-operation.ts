import { refuse } from "../answer.ts";
import type { PrismOperation } from "../load-prism.ts";

/** A request target, matched against the contract. */
export interface Match {
  operation: PrismOperation;
  /** The path without the base path, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  customerId: string;
}

/**
 * Finds the operation that a request is for.
 *
 * @throws Refusal with 404 for a path that is unknown or not written canonically, with 405 for a wrong method
 */
export function findOperation(
  operations: PrismOperation[],
  basePath: string,
  method: string,
  target: string,
): Match {
  const [fullPath = "", query = ""] = splitOnce(target, "?");
  if (!isCanonical(fullPath)) {
    refuse(404, "The path is not well-formed: no '..', no empty segment, no stray '%' may be in it.");
  }
  if (!fullPath.startsWith(`${basePath}/`)) refuse(404, `The path must begin with ${basePath}/.`);

  const path = fullPath.slice(basePath.length);
  const candidates = operations.flatMap((operation) => {
    const parameters = matchTemplate(operation.path, path);
    return parameters ? [{ operation, parameters }] : [];
  });
  if (candidates.length === 0) {
    refuse(404, `No such path. There are: ${operations.map((operation) => operation.path).join(", ")}.`);
  }
  const found = candidates.find(({ operation }) => operation.method.toUpperCase() === method);
  if (found === undefined) {
    const allow = candidates.map(({ operation }) => operation.method.toUpperCase()).join(", ");
    refuse(405, `This path takes ${allow}.`, { headers: { allow } });
  }
  const { operation, parameters } = found;
  // Every path of the contract has this parameter.
  const customerId = parameters.customer_id as string;
  return { operation, path, query: new URLSearchParams(query), customerId };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Whether decoding and encoding each segment again gives the same path: Prism fails on a stray `%`. */
function isCanonical(path: string): boolean {
  const [root, ...segments] = path.split("/");
  return root === "" && segments.every(isCanonicalSegment);
}

function isCanonicalSegment(segment: string): boolean {
  if (segment === "" || segment === "." || segment === "..") return false;
  try {
    return encodeURIComponent(decodeURIComponent(segment)) === segment;
  } catch {
    return false;
  }
}

/** The values of the template's parameters, or nothing when the path is another. */
function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const names = template.split("/");
  const segments = path.split("/");
  if (names.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const segment = segments[index] as string;
    const parameter = /^\{(.+)\}$/.exec(name)?.[1];
    if (parameter !== undefined) values[parameter] = decodeURIComponent(segment);
    else if (segment !== name) return undefined;
  }
  return values;
}
