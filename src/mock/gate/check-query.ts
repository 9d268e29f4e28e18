import { refuse } from "../answer.ts";
import type { Match } from "./find-operation.ts";

/**
 * Query parameters as Prism takes them: a repeated one is a list.
 *
 * @throws Refusal with 422 for parameters that the operation does not have, which Prism would ignore
 */
export function checkQuery({ operation, query }: Match): Record<string, string | string[]> {
  const known = new Set(operation.request?.query?.map(({ name }) => name));
  const names = [...new Set(query.keys())];
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    refuse(422, "The request breaks the contract.", {
      violations: unknown.map((name) => ({
        location: "query",
        path: `/${name}`,
        rule: "unknown-parameter",
        message: `This operation has no such query parameter. It has: ${[...known].join(", ") || "none"}.`,
      })),
    });
  }
  return Object.fromEntries(
    names.map((name) => {
      const [value = "", ...more] = query.getAll(name);
      return [name, more.length > 0 ? [value, ...more] : value];
    }),
  );
}
