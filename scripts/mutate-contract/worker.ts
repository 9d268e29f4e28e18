// Tests the mutants that scripts/mutate-contract/main.ts names, one after the other.
import { makeWorkspace } from "./make-workspace.ts";
import { mutants } from "./mutants.ts";
import { runSuite } from "./run-suite.ts";

/** What a worker found: the groups of the suite that see the mutant. */
export interface Verdict {
  name: string;
  killers: string[];
}

process.on("message", async (name: string) => {
  const mutant = mutants.find((candidate) => candidate.name === name);
  if (mutant === undefined) throw new Error(`There is no mutant "${name}".`);
  const { root, generateError, remove } = await makeWorkspace(name, mutant.edit);
  const killers = generateError === undefined ? await runSuite(root) : ["generate"];
  await remove();
  process.send?.({ name, killers } satisfies Verdict);
});
