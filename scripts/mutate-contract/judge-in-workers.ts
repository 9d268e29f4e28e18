import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Node } from "../../test/contract/checks/checked-contract.ts";
import type { Verdict } from "./judge-mutants.ts";
import type { Judged, Share } from "./judge-worker.ts";
import type { Mutant } from "./make-mutants.ts";

/**
 * Judges mutants as `openJudge` does, shared out among as many workers as there are cores.
 *
 * @throws Error when a worker fails, or the contract itself does not pass
 */
export async function judgeInWorkers(document: Node, mutants: readonly Mutant[]): Promise<Verdict[]> {
  const count = Math.min(availableParallelism(), mutants.length);
  const shares = Array.from({ length: count }, (_, share) =>
    // Every other one, because mutants that take long stand together.
    mutants.filter((_mutant, index) => index % count === share).map(({ name }) => name),
  );
  const judged = await Promise.all(shares.map((names) => judgeInWorker({ document, names: new Set(names) })));
  const byName = new Map(judged.flat().map(({ name, ...verdict }) => [name, verdict]));
  return mutants.map((mutant): Verdict => {
    const verdict = byName.get(mutant.name);
    if (verdict === undefined) throw new Error(`No worker judged the mutant ${mutant.name}.`);
    return { mutant, ...verdict };
  });
}

function judgeInWorker(share: Share): Promise<Judged[]> {
  return new Promise((settle, fail) => {
    const worker = new Worker(new URL("./judge-worker.ts", import.meta.url), { workerData: share });
    worker.once("message", settle);
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`A worker ended with ${code} before it had judged.`)));
  });
}
