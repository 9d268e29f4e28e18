import { faults } from "../../src/mock/answers/faults.ts";
import type { MockOperation, Scenario } from "../shared/mock-tables.ts";
import type { Contract } from "../shared/read-contract.ts";

/**
 * Checks `x-mock-scenarios`: the shape of each entry, and that some operation documents its answer.
 *
 * @throws Error naming every entry that is wrong
 */
export function checkScenarios(scenarios: Record<string, unknown>, operations: MockOperation[]): void {
  const flaws = Object.entries(scenarios).flatMap(
    ([id, entry]) => findFlaw(id, entry) ?? findUndocumented(id, entry as Scenario, operations) ?? [],
  );
  if (flaws.length > 0) throw new Error(`x-mock-scenarios of the contract:\n  ${flaws.join("\n  ")}`);
}

/**
 * Names the scenarios by their example, their fault, or the response of the contract that they are answered with.
 *
 * @returns customer ids by name in camelCase
 * @throws Error when two scenarios would have the same name
 */
export function nameScenarios({ document }: Contract): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id, { status, example, fault }] of Object.entries(document["x-mock-scenarios"] ?? {})) {
    const name = toCamelCase(example ?? fault ?? nameResponse(String(status)));
    if (names[name] !== undefined) {
      throw new Error(`x-mock-scenarios of the contract:\n  ${id}: ${names[name]} is named ${name}, too`);
    }
    names[name] = id;
  }
  return names;

  function nameResponse(status: string): string {
    const responses = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((operation) => operation.responses[status]),
    );
    const ref = responses.find((response) => response?.$ref)?.$ref;
    return ref === undefined ? `http_${status}` : (ref.split("/").at(-1) as string);
  }
}

function toCamelCase(name: string): string {
  return name
    .replace(/[_-]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** What is wrong with the shape of an entry. */
function findFlaw(id: string, entry: unknown): string | undefined {
  if (!/^0{4}\d{6}$/.test(id)) return `${id}: must be 10 digits in quotes that begin with 0000`;
  const { meaning, status, example, fault, ...rest } = (entry ?? {}) as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `${id}: ${unknown} is not known`;
  if (typeof meaning !== "string" || meaning === "") return `${id}: lacks a meaning`;
  if (fault !== undefined) {
    if (status !== undefined || example !== undefined) return `${id}: has a fault and an answer`;
    if (!Object.hasOwn(faults, String(fault)))
      return `${id}: fault must be one of ${Object.keys(faults).join(", ")}`;
    return undefined;
  }
  if (!Number.isInteger(status)) return `${id}: needs a status or a fault`;
  if (example !== undefined && typeof example !== "string") return `${id}: example must be a name`;
  return undefined;
}

function findUndocumented(
  id: string,
  { status, example }: Scenario,
  operations: MockOperation[],
): string | undefined {
  if (status === undefined) return undefined;
  const isDocumented = operations.some(({ answers }) => {
    const examples = answers[status];
    return examples !== undefined && (example === undefined || Object.hasOwn(examples, example));
  });
  return isDocumented ? undefined : `${id}: no operation answers ${status} ${example ?? ""}`.trimEnd();
}
