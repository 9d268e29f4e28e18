import { afterEach, describe, expect, it, vi } from "vitest";
import { runScript, UsageError } from "../../../scripts/shared/run-script.ts";

const script = {
  usage: "npm run example -- FILE [--size N]\n\nMakes an example.",
  options: { size: { type: "string", default: "1" } },
  positionals: { min: 1, max: 1 },
} as const;

const argv = process.argv;
afterEach(() => {
  process.argv = argv;
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function run(args: string[], main: Parameters<typeof runScript<typeof script.options>>[1] = () => {}) {
  process.argv = ["node", "main.ts", ...args];
  const stdout = vi.spyOn(console, "log").mockReturnValue();
  const stderr = vi.spyOn(console, "error").mockReturnValue();
  await runScript(script, main);
  const { exitCode } = process;
  return {
    exitCode,
    stdout: stdout.mock.calls.flat().join("\n"),
    stderr: stderr.mock.calls.flat().join("\n"),
  };
}

describe("runScript", () => {
  it("hands main the options and the arguments", async () => {
    const main = vi.fn();
    expect(await run(["a.yaml", "--size", "2"], main)).toEqual({ stdout: "", stderr: "" });
    expect(main).toHaveBeenCalledWith(
      expect.objectContaining({ values: { size: "2" }, positionals: ["a.yaml"] }),
    );
  });

  it("shows its usage for --help, whatever stands beside it, and does nothing", async () => {
    const main = vi.fn();
    const { exitCode, stdout } = await run(["--help", "--wrong"], main);
    expect({ exitCode, stdout }).toEqual({ exitCode: undefined, stdout: `usage: ${script.usage}` });
    expect(main).not.toHaveBeenCalled();
  });

  it.each([
    ["an unknown option", ["a.yaml", "--sise", "2"], "Unknown option '--sise'"],
    ["a missing argument", [], "an argument is missing"],
    ["too many arguments", ["a.yaml", "b.yaml"], "one argument too many: b.yaml"],
  ])("ends with 2 and one line for %s, before main", async (_name, args, reason) => {
    const main = vi.fn();
    const { exitCode, stderr } = await run(args, main);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `${reason}; usage: npm run example -- FILE [--size N]`,
    });
    expect(main).not.toHaveBeenCalled();
  });

  it("ends with 2 for a UsageError of main", async () => {
    const { exitCode, stderr } = await run(["a.yaml"], () => {
      throw new UsageError("N is a number");
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^N is a number; usage/),
    });
  });

  it("ends with 1 and the message when main fails, with the stack when that is a slip", async () => {
    const failed = await run(["a.yaml"], () => Promise.reject(new Error("no such server")));
    expect(failed).toEqual({ exitCode: 1, stdout: "", stderr: "no such server" });
    const slipped = await run(["a.yaml"], () => Promise.reject(new TypeError("x is not a function")));
    expect(slipped.stderr).toContain("run-script.test.ts");
  });

  it("leaves the exit code that main sets", async () => {
    const { exitCode } = await run(["a.yaml"], () => {
      process.exitCode = 3;
    });
    expect(exitCode).toBe(3);
  });
});
