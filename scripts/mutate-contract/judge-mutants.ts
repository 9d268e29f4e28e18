import { type CheckKind, type ContractCheck, contractChecks } from "../../test/contract/checks/all-checks.ts";
import {
  asNode,
  type CheckedContract,
  type Node,
  prepareContract,
} from "../../test/contract/checks/checked-contract.ts";
import type { Mutant } from "./make-mutants.ts";

/** Who noticed a mutant: a kind of check, or a tool that reads the contract. */
export type Killer = CheckKind | "lint" | "generator" | "types" | "Prism";

/** A mutant and what became of it. */
export interface Verdict {
  mutant: Mutant;
  /** `survived` when nobody noticed it, `does not apply` when it is the contract itself. */
  fate: Killer | "survived" | "does not apply";
  /** The first finding, where there is one. */
  finding?: string;
}

/**
 * Prepares to judge mutants of a contract by the checks of test/contract, cheapest first, up to the first finding.
 *
 * @throws Error when the contract itself does not pass
 */
export function openJudge(document: Node, checks = contractChecks): (mutant: Mutant) => Verdict {
  const original = requireSound(document, checks);
  const source = JSON.stringify(document);
  const read = new Map(checks.map((check) => [check, check.reads?.(original)]));
  return (mutant) => {
    const mutated = mutant.apply();
    if (JSON.stringify(mutated) === source) return { mutant, fate: "does not apply" };
    return { mutant, ...judge(prepareContract(mutated), read) };
  };
}

/**
 * Prepares a contract that passes every check.
 *
 * @throws Error with the first finding when it does not: then a finding would say nothing about a mutant
 */
export function requireSound(document: Node, checks = contractChecks): CheckedContract {
  const original = prepareContract(document);
  for (const { name, findings } of checks) {
    const [finding] = findings(original);
    if (finding !== undefined) throw new Error(`The contract does not pass "${name}": ${finding}`);
  }
  return original;
}

function judge(
  contract: CheckedContract,
  read: ReadonlyMap<ContractCheck, readonly unknown[] | undefined>,
): Pick<Verdict, "fate" | "finding"> {
  for (const [check, before] of read) {
    // What a check reads is as it was: so is what it finds.
    if (before && isSame(check, before, check.reads?.(contract) ?? [])) continue;
    const finding = findFirst(check, contract);
    if (finding !== undefined) return { fate: check.kind, finding };
  }
  return { fate: "survived" };
}

/** The first finding; a check that cannot read the contract at all has found something, too. */
function findFirst({ findings }: ContractCheck, contract: CheckedContract): string | undefined {
  try {
    for (const finding of findings(contract)) return finding;
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function isSame(check: ContractCheck, before: readonly unknown[], after: readonly unknown[]): boolean {
  return (
    before.length === after.length &&
    before.every((value, index) => value === after[index] || isAlike(check, value, after[index]))
  );
}

function isAlike({ ignores }: ContractCheck, value: unknown, other: unknown): boolean {
  return ignores !== undefined && reduce(value, ignores) === reduce(other, ignores);
}

type Ignores = NonNullable<ContractCheck["ignores"]>;
const reduced = new WeakMap<object, Map<Ignores, string>>();

/** A part of the contract without the keys that decide nothing, as JSON; made once for each part, as most are shared. */
function reduce(value: unknown, ignores: Ignores): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const known = reduced.get(value) ?? new Map<Ignores, string>();
  reduced.set(value, known);
  const text = known.get(ignores) ?? JSON.stringify(withoutKeys(value, ignores));
  known.set(ignores, text);
  return text;
}

function withoutKeys(value: unknown, ignores: Ignores): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutKeys(entry, ignores));
  const node = asNode(value);
  if (node === undefined) return value;
  const kept = Object.entries(node).filter(([key, entry]) => !ignores(key, entry));
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutKeys(entry, ignores)]));
}
