import { build } from "esbuild";
import { expect, it } from "vitest";
import type * as client from "../../src/index.ts";
import { projectRoot } from "../helpers/run-process.ts";
import { credentials, customer } from "../helpers/sample-call.ts";

it("names its errors as ever in a minified bundle, which renames their classes", async () => {
  const options = { bundle: true, minify: true, write: false, format: "esm", platform: "node" } as const;
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: projectRoot,
    entryPoints: ["src/index.ts"],
  });
  const source = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`;
  const { createEkoClient, EkoInputError, isEkoError }: typeof client = await import(source);
  expect(EkoInputError.name).not.toBe("EkoInputError");
  const eko = createEkoClient({ ...credentials, baseUrl: "https://example.test" });
  const error: unknown = await eko.onboardCustomer({ ...customer, dob: "" }).catch((reason) => reason);
  expect([isEkoError(error), String(error)]).toEqual([true, expect.stringMatching(/^EkoInputError: /)]);
  expect(() => createEkoClient({} as never)).toThrow(expect.objectContaining({ name: "EkoConfigError" }));
});
