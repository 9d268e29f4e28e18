import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runMockCommand } from "../../src/cli/mock-command.ts";

const output: string[] = [];
vi.spyOn(console, "log").mockImplementation((text) => void output.push(String(text)));
vi.spyOn(console, "error").mockImplementation((text) => void output.push(String(text)));
afterEach(() => {
  output.length = 0;
});

describe("runMockCommand", () => {
  it("shows the scenarios with --help", async () => {
    expect(await runMockCommand(["--help"])).toBe(0);
    expect(output.join("\n")).toMatch(/--port.*^0000000461 {2}200 invalid_input/ms);
  });

  for (const args of [["--port", "http"], ["--port", "70000"], ["--prot", "4010"], ["4010"]]) {
    it(`refuses ${args.join(" ")}`, async () => {
      expect(await runMockCommand(args)).toBe(2);
      expect(output.join("\n")).toContain("Try --help.");
    });
  }

  it("says so in one line when the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await runMockCommand(["--port", String(port)])).toBe(1);
    expect(output.join("\n")).toMatch(/^The mock cannot start\. listen EADDRINUSE.*$/);
    server.close();
  }, 60_000);

  it("serves until SIGTERM, and logs neither persons nor keys", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/mock.ts", "--port", "0"], {
      env: { ...process.env, EKO_MOCK_ACCESS_KEY: "an access key from the environment" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    const lines: string[] = [];
    let base = "";
    try {
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        const [url] = /http:\/\/\S+/.exec(line) ?? [];
        base = url ?? base;
        if (line.startsWith("Stop with")) {
          await fetch(`${base}/customer/account/9444444444?who=9444444444`, {
            method: "POST",
            body: "Karan Garg",
          });
        }
        if (/POST onboardCustomer 403 missing-header$/.test(line)) child.kill("SIGTERM");
      }
      expect(await exit).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
    const log = lines.join("\n");
    expect(log).toContain("Developer key: mock-developer-key\nAccess key: as you set it");
    expect(log).not.toMatch(/9444444444|Karan|from the environment/);
  }, 60_000);
});
