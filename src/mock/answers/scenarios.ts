import { readFile } from "node:fs/promises";
import { importPeer } from "../import-peer.ts";
import { type DocumentedOperation, hasExample } from "./documented-answers.ts";
import { type FaultName, faults } from "./faults.ts";

/** What the mock answers to one customer id, as `x-mock-scenarios` of the contract says. */
export interface Scenario {
  meaning: string;
  /** HTTP status of the documented answer. */
  status?: number;
  /** Name of the documented example; none for an answer without a body. */
  example?: string;
  /** The fault of the network that takes the place of the answer. */
  fault?: FaultName;
}

/** Scenarios by customer id. */
export type Scenarios = ReadonlyMap<string, Scenario>;

/**
 * Reads the scenarios of a contract.
 *
 * @throws Error when the package `yaml` is not installed, or naming every entry that is malformed
 */
export async function readScenarios(specFile: string): Promise<Scenarios> {
  const { parse } = await importPeer("yaml", () => import("yaml"));
  const document = parse(await readFile(specFile, "utf8")) as {
    "x-mock-scenarios"?: Record<string, unknown>;
  };
  const entries = Object.entries(document["x-mock-scenarios"] ?? {});
  report(entries.flatMap(([id, entry]) => findFlaw(id, entry) ?? []));
  return new Map(entries as [string, Scenario][]);
}

/**
 * Checks that each scenario is an answer that some operation documents.
 *
 * @throws Error naming every scenario that is not
 */
export function checkScenarios(scenarios: Scenarios, operations: DocumentedOperation[]): void {
  const unknown = [...scenarios].filter(
    ([, { status, example }]) =>
      status !== undefined && !operations.some((operation) => hasExample(operation, status, example)),
  );
  report(
    unknown.map(([id, { status, example }]) => `${id}: no operation answers ${status} ${example ?? ""}`),
  );
}

/** The scenario of a customer id, unless the operation does not document its answer. */
export function findScenario(
  scenarios: Scenarios,
  customerId: string,
  operation: DocumentedOperation,
): Scenario | undefined {
  const scenario = scenarios.get(customerId);
  if (scenario?.status === undefined) return scenario;
  return hasExample(operation, scenario.status, scenario.example) ? scenario : undefined;
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
      return `${id}: fault is none of ${Object.keys(faults).join(", ")}`;
    return undefined;
  }
  if (!Number.isInteger(status)) return `${id}: needs a status or a fault`;
  if (example !== undefined && typeof example !== "string") return `${id}: example must be a name`;
  return undefined;
}

function report(flaws: string[]): void {
  if (flaws.length > 0) throw new Error(`x-mock-scenarios of the contract:\n  ${flaws.join("\n  ")}`);
}
