import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openTerminal } from "../../src/cli/terminal/open-terminal.ts";
import { wrapText } from "../../src/cli/terminal/wrap-text.ts";

/** A terminal over streams that remember what was written. */
function open({ env = {}, isTTY = true, columns = 80 } = {}) {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns });
  const streams = { stdout: stream(), stderr: stream() };
  const read = (name: keyof typeof streams) => String(streams[name].read() ?? "");
  return { terminal: openTerminal({ ...streams, env }, false), read };
}

describe("colours", () => {
  const red = "\u001b[31mx\u001b[39m\n";

  it.each([
    ["a terminal", { env: { TERM: "xterm-256color" } }, red],
    ["a file", { env: { TERM: "xterm-256color" }, isTTY: false }, "x\n"],
    ["a file with FORCE_COLOR", { env: { FORCE_COLOR: "1" }, isTTY: false }, red],
    ["a file with an empty FORCE_COLOR", { env: { FORCE_COLOR: "" }, isTTY: false }, red],
    ["a file with FORCE_COLOR and NO_COLOR", { env: { FORCE_COLOR: "3", NO_COLOR: "1" }, isTTY: false }, red],
    ["a file with FORCE_COLOR=0", { env: { FORCE_COLOR: "0" }, isTTY: false }, "x\n"],
    ["a terminal with FORCE_COLOR=0", { env: { TERM: "xterm", FORCE_COLOR: "0" } }, "x\n"],
    ["a terminal with NO_COLOR", { env: { TERM: "xterm", NO_COLOR: "1" } }, "x\n"],
    ["a terminal with an empty NO_COLOR", { env: { TERM: "xterm", NO_COLOR: "" } }, red],
    ["a dumb terminal", { env: { TERM: "dumb" } }, "x\n"],
  ])("on %s", (_, options, expected) => {
    const warn = vi.spyOn(process, "emitWarning");
    onTestFinished(() => warn.mockRestore());
    const { terminal, read } = open(options);
    terminal.show("x", "red");
    expect(read("stdout")).toBe(expected);
    expect(warn).not.toHaveBeenCalled();
  });

  it("are the tool's alone: a text cannot bring its own", () => {
    const { terminal, read } = open({ env: { FORCE_COLOR: "1" } });
    terminal.say("\u001b[31mx");
    expect(read("stdout")).toBe("\ufffd[31mx\n");
  });
});

describe("the spinner", () => {
  afterEach(() => vi.useRealTimers());

  it("appears after 300 ms, and goes before anything else is printed", async () => {
    vi.useFakeTimers();
    const { terminal, read } = open();
    const waiting = terminal.wait("Waiting", new Promise((resolve) => setTimeout(resolve, 500)));
    await vi.advanceTimersByTimeAsync(299);
    expect(read("stderr")).toBe("");
    await vi.advanceTimersByTimeAsync(1);
    expect(read("stderr")).toBe("\r\u001b[K⠋ Waiting");
    terminal.say("An answer.");
    expect(read("stderr")).toBe("\r\u001b[K");
    await vi.advanceTimersByTimeAsync(200);
    await waiting;
    expect(read("stderr")).toBe("");
  });

  it("does not appear where stderr is a file", async () => {
    vi.useFakeTimers();
    const { terminal, read } = open({ isTTY: false });
    const waiting = terminal.wait("Waiting", new Promise((resolve) => setTimeout(resolve, 500)));
    await vi.advanceTimersByTimeAsync(500);
    await waiting;
    expect(read("stderr")).toBe("");
  });
});

describe("wrapText", () => {
  it.each([
    ["one two three", 8, "one two\nthree"],
    ["  one two three", 9, "  one two\n  three"],
    ["one two\nthree four", 7, "one two\nthree\nfour"],
    ["https://example.test/long x", 10, "https://example.test/long\nx"],
    ["short", 80, "short"],
  ])("wraps %j at %i", (text, width, expected) => {
    expect(wrapText(text, width)).toBe(expected);
  });

  it("indents continuations as it is asked to", () => {
    expect(wrapText("  --name  the name of a customer", 16, 10)).toBe(
      "  --name  the\n          name\n          of a\n          customer",
    );
  });
});
