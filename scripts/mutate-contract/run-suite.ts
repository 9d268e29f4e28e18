import { basename } from "node:path";
import { startVitest } from "vitest/node";
import { findTypeErrors } from "../../test/helpers/find-type-errors.ts";

/**
 * Runs the contract suite of a checkout in this process, so that what is slow to import is imported once.
 *
 * @returns the groups that have a failing test, empty when all pass
 */
export async function runSuite(root: string): Promise<string[]> {
  // What types.test.ts does. Here the compiler keeps the packages that it has parsed.
  const typeErrors = findTypeErrors(root, "test/contract/type-fixtures.ts");
  const failed = typeErrors.length > 0 ? ["types"] : [];

  const vitest = await startVitest("test", ["test/contract"], {
    root,
    // The types are checked above; the Arazzo document is not what is mutated, and slow to run.
    exclude: ["**/types.test.ts", "**/onboarding-arazzo.test.ts"],
    watch: false,
    reporters: [{}],
    pool: "threads",
    isolate: false,
    fileParallelism: false,
    testTimeout: 60_000,
  });
  const files = vitest.state.getFiles();
  await vitest.close();
  // Vitest sets it for each test that fails; here that is the point.
  process.exitCode = undefined;
  // Where the mock does not start, no test runs.
  if (files.length === 0) return ["mock", ...failed];
  for (const { name, result } of files) {
    if (result?.state !== "pass") failed.push(basename(name, ".test.ts"));
  }
  return failed.sort();
}
