// npm run mutate:contract: makes the contract wrong in many ways and tells whether the contract suite sees each.
// Arguments select mutants by a part of their name, --subset the few that `npm test` tries.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Mutant, mutants } from "./mutants.ts";
import { describeResults, type Result } from "./report.ts";
import type { Verdict } from "./worker.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { subset: { type: "boolean", default: false } },
});

const selected = mutants.filter(
  ({ name, subset = false }) =>
    (!values.subset || subset) &&
    (positionals.length === 0 || positionals.some((part) => name.includes(part))),
);
if (selected.length === 0) throw new Error("No mutant has such a name.");

const startedAt = performance.now();
const results = new Map<string, Result>();
const queue = [...selected];
// A worker takes seconds to start, so a second one has to be worth it.
const workers = Math.min(2, availableParallelism(), Math.ceil(queue.length / 5));
await Promise.all(Array.from({ length: workers }, startWorker));
const { text, passed } = describeResults(selected.flatMap(({ name }) => results.get(name) ?? []));
console.log(`${text}\n${Math.round((performance.now() - startedAt) / 1000)} seconds`);
process.exitCode = passed && results.size === selected.length ? 0 : 1;

/** A worker is a process of its own: most of the work is done in its main thread. */
function startWorker(): Promise<void> {
  const worker = fork(join(import.meta.dirname, "worker.ts"));
  let current: Mutant | undefined;
  const next = () => {
    current = queue.shift();
    if (current === undefined) worker.kill();
    else worker.send(current.name);
  };
  return new Promise((resolve, reject) => {
    worker.on("message", ({ name, killers }: Verdict) => {
      if (current === undefined) return;
      results.set(name, { mutant: current, killers });
      process.stderr.write(
        `${results.size}/${selected.length} ${name}: ${killers.join(", ") || "survived"}\n`,
      );
      next();
    });
    worker.on("error", reject);
    worker.on("exit", () =>
      current === undefined ? resolve() : reject(new Error(`The worker ended at "${current.name}".`)),
    );
    next();
  });
}
