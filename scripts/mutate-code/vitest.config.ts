import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Stryker stops a mutant at the first test that fails. So the quick tests, which look at one module, come first.
const order = ["test/unit/", "test/contract/", "test/faults/", "test/faults/broken-connections"];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) =>
      order.findLastIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

// The tests of the client that take milliseconds. Tests that start a process or the compiler, or try thousands of random
// inputs, would take days for a thousand mutants.
export default defineConfig({
  test: {
    include: [
      "test/unit/**/*.test.ts",
      "test/contract/{documented-answers,accepted-requests,refused-requests}.test.ts",
      "test/faults/**/*.test.ts",
    ],
    exclude: ["test/faults/{process-exit,random-answers,secrets}.test.ts"],
    sequence: { sequencer: QuickFirst },
    // One at a time, concurrent tests too: otherwise Stryker cannot tell which test runs which line.
    maxConcurrency: 1,
    // Only this limit ends a mutant that makes a call hang. The slowest test takes two seconds.
    testTimeout: 10_000,
    globalSetup: ["test/helpers/start-shared-mock.ts"],
  },
});
