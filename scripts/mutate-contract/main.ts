// npm run mutate:contract: makes the contract wrong in every way that its operators know, and says who notices.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { runScript, UsageError } from "../shared/run-script.ts";
import { explainEquivalent } from "./explain-equivalent.ts";
import { judgeByTools } from "./judge-by-tools.ts";
import { judgeInWorkers } from "./judge-in-workers.ts";
import { requireSound } from "./judge-mutants.ts";
import { makeMutants } from "./make-mutants.ts";
import { describeVerdicts } from "./report.ts";

const contractFile = join(resolve(import.meta.dirname, "../.."), "openapi/openapi.yaml");

const usage = `npm run mutate:contract -- [--contract YAML] [--every N] [--verbose] [PART...]
Makes the contract wrong, one change at a time, and says which tests notice. Exit code 1: a mutant survived.
  PART             only mutants whose name, or the name of their operator, contains this
  --every N        only each Nth mutant
  --contract YAML  a contract other than openapi/openapi.yaml
  --verbose        the check that killed each mutant, and its finding`;

const options = {
  contract: { type: "string", default: contractFile },
  every: { type: "string", default: "1" },
  verbose: { type: "boolean", default: false },
} as const;

await runScript({ usage, options, positionals: { min: 0, max: 99 } }, async ({ values, positionals }) => {
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1) throw new UsageError("--every takes a whole number");
  const startedAt = performance.now();
  const document = parse(readFileSync(values.contract, "utf8"));
  requireSound(document);
  const selected = makeMutants(document)
    .filter(
      ({ name, operator }) =>
        positionals.length === 0 || positionals.some((part) => `${operator} ${name}`.includes(part)),
    )
    .filter((_, index) => index % every === 0);
  if (selected.length === 0) throw new Error("No mutant has such a name.");

  const judged = await judgeInWorkers(document, selected);
  const equivalents = judged.flatMap((verdict) => {
    const reason =
      verdict.fate === "survived" ? explainEquivalent(document, verdict.mutant.apply()) : undefined;
    return reason === undefined ? [] : [{ verdict, reason }];
  });
  const unnoticed = judged.filter(
    (verdict) => verdict.fate === "survived" && equivalents.every((entry) => entry.verdict !== verdict),
  );
  const byTools = new Map((await judgeByTools(unnoticed)).map((verdict) => [verdict.mutant, verdict]));
  const verdicts = judged.map((verdict) => byTools.get(verdict.mutant) ?? verdict);

  if (values.verbose)
    for (const { mutant, fate, finding = "" } of verdicts)
      console.log(`${fate}: ${mutant.name} (${finding})`);
  console.log(describeVerdicts(verdicts, equivalents));
  console.log(`${Math.round((performance.now() - startedAt) / 1000)} seconds`);
  if ([...byTools.values()].some(({ fate }) => fate === "survived")) process.exitCode = 1;
});
