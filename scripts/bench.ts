// npm run bench -- NAME: measures what test/bench/NAME.ts compares.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const [name = ""] = process.argv.slice(2);
const file = join(resolve(import.meta.dirname, "../test/bench"), `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  console.error("Name a case of test/bench: npm run bench -- mock");
  process.exitCode = 2;
} else {
  const { runBenchmark } = (await import(file)) as { runBenchmark: () => Promise<void> };
  await runBenchmark();
}
