import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Exports } from "./check-imports.ts";
import { run } from "./run.ts";

const common = {
  target: "ES2022",
  lib: ["ES2022"],
  types: ["node"],
  strict: true,
  skipLibCheck: false,
};
const configs = {
  "tsconfig.bundler.json": {
    ...common,
    module: "ESNext",
    moduleResolution: "Bundler",
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  "tsconfig.node.json": {
    ...common,
    module: "NodeNext",
    rewriteRelativeImportExtensions: true,
    outDir: "out",
  },
};

/**
 * Compiles what a user would write against the installed package: our consumer, one line for each exported value, and
 * every example of its Markdown files; with Bundler and with NodeNext resolution. The compiled files go to `out/`.
 *
 * @throws Error with the messages of the compiler
 */
export async function checkTypes(root: string, consumer: string, exports: Exports): Promise<void> {
  await cp(join(import.meta.dirname, "consumer"), consumer, { recursive: true });
  await writeFile(join(consumer, "names.ts"), listNames(exports));
  for (const [index, example] of (await readExamples(consumer)).entries())
    await writeFile(join(consumer, `example-${index + 1}.ts`), example);
  for (const [name, compilerOptions] of Object.entries(configs)) {
    await writeFile(join(consumer, name), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await run("node", [join(root, "node_modules/typescript-7/bin/tsc"), "-p", name], consumer);
  }
}

/** A module that compiles only if the declarations have these names, no others, and none of them is `any`. */
function listNames({ client, mock }: Exports): string {
  const record = (names: string[]) => JSON.stringify(Object.fromEntries(names.map((name) => [name, true])));
  return `import type * as client from "eko-onboarding";
import type * as mock from "eko-onboarding/mock";
import type { Assert, UntypedIn } from "./untyped-in.ts";
export type UntypedClient = Assert<UntypedIn<typeof client>>;
export type UntypedMock = Assert<UntypedIn<typeof mock>>;
export const clientNames: Record<keyof typeof client, true> = ${record(client)};
export const mockNames: Record<keyof typeof mock, true> = ${record(mock)};
`;
}

async function readExamples(consumer: string): Promise<string[]> {
  const folder = join(consumer, "node_modules/eko-onboarding");
  const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".md")).sort();
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), "utf8")));
  const examples = texts.flatMap((text) =>
    [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code),
  );
  if (examples.length === 0) throw new Error("The package has no example in TypeScript.");
  return examples;
}
