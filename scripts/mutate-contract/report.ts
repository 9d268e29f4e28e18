import { formatTable } from "../shared/format-table.ts";
import type { Verdict } from "./judge-mutants.ts";

/** A mutant that nobody notices, because it means the same as the contract, and how that was found. */
export interface Equivalent {
  verdict: Verdict;
  reason: string;
}

/** Tells in words what became of the mutants. */
export function describeVerdicts(verdicts: readonly Verdict[], equivalents: readonly Equivalent[]): string {
  const isEquivalent = new Set(equivalents.map(({ verdict }) => verdict));
  const survivors = verdicts.filter((verdict) => verdict.fate === "survived" && !isEquivalent.has(verdict));
  const [applied, idle] = [
    verdicts.filter(({ fate }) => fate !== "does not apply"),
    verdicts.filter(({ fate }) => fate === "does not apply"),
  ];
  const killed = applied.filter(({ fate }) => fate !== "survived");
  const meaning = killed.filter(({ fate }) => fate !== "text pin").length;
  return [
    tabulate(applied, isEquivalent),
    "",
    ...equivalents.map(({ verdict, reason }) => `EQUIVALENT ${verdict.mutant.name}: ${reason}`),
    ...survivors.map(({ mutant }) => `SURVIVED   ${mutant.name}`),
    "",
    `${killed.length} of ${applied.length} mutants killed, ${killed.length - meaning} of them by nothing but the quotation of a text; ` +
      `${survivors.length} survived, ${equivalents.length} are equivalent, ${idle.length} do not apply`,
  ].join("\n");
}

/** By operator and by who killed; a column that is empty everywhere is left out. */
function tabulate(verdicts: readonly Verdict[], isEquivalent: ReadonlySet<Verdict>): string {
  const killers = [
    "probe",
    "fixture",
    "derived",
    "literal pin",
    "text pin",
    "generator",
    "lint",
    "Prism",
    "types",
  ] as const;
  const fateOf = (verdict: Verdict) => (isEquivalent.has(verdict) ? "equivalent" : verdict.fate);
  const columns = [...killers, "equivalent", "survived"].filter(
    (fate) => fate === "survived" || verdicts.some((verdict) => fateOf(verdict) === fate),
  );
  const operators = [...new Set(verdicts.map(({ mutant }) => mutant.operator))].sort();
  const row = (name: string, of: readonly Verdict[]) => [
    name,
    String(of.length),
    ...columns.map((fate) => String(of.filter((verdict) => fateOf(verdict) === fate).length)),
  ];
  return formatTable(
    ["operator", "mutants", ...columns],
    [
      ...operators.map((operator) =>
        row(
          operator,
          verdicts.filter(({ mutant }) => mutant.operator === operator),
        ),
      ),
      row("all", verdicts),
    ],
  );
}
