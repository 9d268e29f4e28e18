import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// A mutant is tried until the first test fails. So those tests come first that are quick and look at one module.
const order = ["test/unit/", "test/contract/", "test/faults/", "test/faults/broken-connections"];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) =>
      order.findLastIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

// The tests of the client that run in milliseconds and in one process. Those that start processes or the compiler,
// and those that try thousands of random inputs, would take days for a thousand mutants.
export default defineConfig({
  test: {
    include: [
      "test/unit/**/*.test.ts",
      "test/contract/{documented-answers,accepted-requests,refused-requests}.test.ts",
      "test/faults/**/*.test.ts",
    ],
    exclude: ["test/faults/{process-exit,random-answers,secrets}.test.ts"],
    sequence: { sequencer: QuickFirst },
    // One at a time, also where tests say they are concurrent: otherwise it is not known which test runs what.
    maxConcurrency: 1,
    // Of a mutant that makes a call hang, only this says so. The slowest test takes two seconds.
    testTimeout: 10_000,
    globalSetup: ["test/helpers/start-shared-mock.ts"],
  },
});
