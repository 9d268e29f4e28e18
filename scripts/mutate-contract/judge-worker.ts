// Judges a share of the mutants; started by judge-in-workers.ts.
import { parentPort, workerData } from "node:worker_threads";
import type { Node } from "../../test/contract/checks/checked-contract.ts";
import { openJudge, type Verdict } from "./judge-mutants.ts";
import { makeMutants } from "./make-mutants.ts";

/** The contract, and the names of the mutants to judge: a mutant holds functions, which no message can carry. */
export interface Share {
  document: Node;
  names: ReadonlySet<string>;
}

/** What became of the mutant of a name. */
export type Judged = Omit<Verdict, "mutant"> & { name: string };

const { document, names } = workerData as Share;
const mutants = makeMutants(document).filter(({ name }) => names.has(name));
const judged = mutants
  .map(openJudge(document))
  .map(({ mutant, ...verdict }): Judged => ({ ...verdict, name: mutant.name }));
parentPort?.postMessage(judged);
