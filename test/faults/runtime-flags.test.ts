import { expect, it } from "vitest";
import { runNode } from "../helpers/run-process.ts";
import { credentials } from "../helpers/sample-call.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";

const built = useBuiltPackage();

/** Starts Node with a flag, and says how the construction of a client ends there and with which code the process does. */
async function constructUnder(flag: string, options: string) {
  const source = `
    import { createEkoClient } from ${JSON.stringify(built.client)};
    try {
      createEkoClient({ ...${JSON.stringify(credentials)}, environment: "sandbox", ${options} });
    } catch ({ name, message }) {
      console.log(name, message);
    }
    // What a runtime loads behind our back fails later.
    setTimeout(() => {}, 50);
  `;
  const { status, stdout } = await runNode([flag, "--input-type=module", "--eval", source]);
  return { status, stdout };
}

const transports = [
  ["by default", ""],
  ["with a fetch of the caller", "fetch: async () => {}"],
] as const;

it.concurrent.each(transports)("Node --jitless gets a sentence that says so, %s", async (_, options) => {
  expect(await constructUnder("--jitless", options)).toEqual({
    status: 0,
    stdout: "EkoConfigError The client needs WebAssembly, as fetch does. Start Node without --jitless.\n",
  });
});

it.concurrent.for(transports)(
  "Node --no-experimental-fetch gets a sentence that says so, %s",
  async ([, options], { skip }) => {
    const flag = "--no-experimental-fetch";
    if (Number.parseInt(process.versions.node, 10) >= 24) {
      skip(`Node ${process.versions.node} has no flag ${flag}`);
    }
    expect(await constructUnder(flag, options)).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^EkoConfigError .*without --no-experimental-fetch\.\n$/),
    });
  },
);
