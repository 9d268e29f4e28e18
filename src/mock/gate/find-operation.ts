import type { MockOperation } from "../../../generated/mock.ts";
import { refuse } from "../answer.ts";

/** A request target, matched against the contract. */
export interface Match {
  operation: MockOperation;
  /** The decoded values of the parameters in the path. */
  parameters: Record<string, string>;
  query: URLSearchParams;
}

/** The operations of the contract, ready to be searched. */
export interface Routes {
  basePath: string;
  routes: readonly { operation: MockOperation; pattern: RegExp; names: string[] }[];
}

/** Prepares the search; a path without parameters is found before one with them, as OpenAPI says. */
export function makeRoutes(operations: readonly MockOperation[], basePath: string): Routes {
  const routes = operations.map((operation) => {
    const names: string[] = [];
    const pattern = operation.path.replace(/\{([^}]+)\}|[.*+?^$()|[\]\\]/g, (token, name?: string) => {
      if (name === undefined) return `\\${token}`;
      names.push(name);
      return "([^/]+)";
    });
    return { operation, pattern: new RegExp(`^${pattern}$`), names };
  });
  return { basePath, routes: routes.sort((a, b) => a.names.length - b.names.length) };
}

/**
 * Finds the operation that a request is for.
 *
 * @throws Refusal with 404 for a path that is unknown or not written canonically, with 405 for a wrong method
 */
export function findOperation({ basePath, routes }: Routes, method: string, target: string): Match {
  const [fullPath, query] = splitOnce(target, "?");
  if (!fullPath.startsWith(`${basePath}/`)) refuse(404, `The path must begin with ${basePath}/.`);
  if (!isCanonical(fullPath)) {
    refuse(
      404,
      "The path is not well-formed: it must not have '..', an empty segment, or a character that needs percent-encoding.",
    );
  }

  const path = fullPath.slice(basePath.length);
  const candidates = routes.filter(({ pattern }) => pattern.test(path));
  if (candidates.length === 0) {
    refuse(
      404,
      `There is no such path. The paths are: ${[...new Set(routes.map(({ operation }) => operation.path))].join(", ")}.`,
    );
  }
  const found = candidates.find(({ operation }) => operation.method === method);
  if (found === undefined) {
    const allow = [...new Set(candidates.map(({ operation }) => operation.method))].join(", ");
    refuse(405, `This path takes ${allow}.`, { headers: { allow } });
  }
  const [, ...values] = found.pattern.exec(path) as unknown as string[];
  const parameters: Record<string, string> = {};
  for (const [index, name] of found.names.entries()) {
    parameters[name] = decodeURIComponent(values[index] as string);
  }
  return { operation: found.operation, parameters, query: new URLSearchParams(query) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Whether decoding and encoding each segment again gives the same path, so that a value has one spelling. */
function isCanonical(path: string): boolean {
  const [root, ...segments] = path.split("/");
  return root === "" && segments.every(isCanonicalSegment);
}

function isCanonicalSegment(segment: string): boolean {
  if (/^[\w-]+$/.test(segment)) return true;
  if (segment === "" || segment === "." || segment === "..") return false;
  try {
    return encodeURIComponent(decodeURIComponent(segment)) === segment;
  } catch {
    return false;
  }
}
