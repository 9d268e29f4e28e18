import type { Mutant } from "./mutants.ts";

/** A mutant and the groups of the suite that see it. */
export interface Result {
  mutant: Mutant;
  killers: string[];
}

/** Tells in words what became of the mutants, and whether that is as it has to be. */
export function describeResults(results: readonly Result[]): { text: string; passed: boolean } {
  const isEquivalent = ({ mutant }: Result) => mutant.equivalent !== undefined;
  const isSeen = ({ killers }: Result) => killers.length > 0;
  const equivalent = results.filter((result) => isEquivalent(result) && !isSeen(result));
  const wrongClaims = results.filter((result) => isEquivalent(result) && isSeen(result));
  const killed = results.filter((result) => !isEquivalent(result) && isSeen(result));
  const survived = results.filter((result) => !isEquivalent(result) && !isSeen(result));

  const lines = [
    ...killed.map(({ mutant, killers }) => `killed      ${mutant.name} (${killers.join(", ")})`),
    ...equivalent.map(({ mutant }) => `equivalent  ${mutant.name}: ${mutant.equivalent}`),
    ...wrongClaims.map(({ mutant, killers }) => `WRONG CLAIM ${mutant.name}: seen by ${killers.join(", ")}`),
    ...survived.map(({ mutant }) => `SURVIVED    ${mutant.name}`),
    "",
    ...describeGroups(killed),
    "",
    `${killed.length} killed, ${survived.length} survived, ${equivalent.length} equivalent, ` +
      `${wrongClaims.length} wrongly called equivalent, of ${results.length} mutants`,
  ];
  return { text: lines.join("\n"), passed: survived.length + wrongClaims.length === 0 };
}

/** What each group of the suite is worth: a group that no mutant needs is not needed. */
function describeGroups(killed: readonly Result[]): string[] {
  const groups = [...new Set(killed.flatMap(({ killers }) => killers))].sort();
  return groups.map((group) => {
    const seen = killed.filter(({ killers }) => killers.includes(group));
    const alone = seen.filter(({ killers }) => killers.length === 1);
    return `${group} sees ${seen.length}, ${alone.length} of them alone`;
  });
}
