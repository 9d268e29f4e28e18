import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openInBrowser } from "../../src/cli/mock/open-in-browser.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import { computeSecretKey } from "../../src/index.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";
import { customer, sign } from "../mock/send-signed.ts";

const built = useBuiltPackage();

/** Runs the command until it ends, or until it is stopped at the line that `stopAt` knows. */
async function runMock(
  argv: string[],
  {
    env = {},
    onLine = () => undefined,
    keys = "",
  }: { env?: Record<string, string>; onLine?: OnLine; keys?: string } = {},
) {
  const controller = new AbortController();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const stdin = Object.assign(new PassThrough(), { isTTY: keys !== "", setRawMode: vi.fn() });
  stdin.write(keys);
  const lines: string[] = [];
  createInterface(stdout).on("line", async (line) => {
    lines.push(line);
    if ((await onLine(line)) === "stop") controller.abort();
  });
  const loadMock = () => import("../../src/mock/index.ts");
  const surroundings = { env, stdin, stdout, stderr, signal: controller.signal, loadMock };
  const exitCode = await runCli(["mock", ...argv], surroundings);
  stderr.end();
  return { exitCode, lines, stderr: await text(stderr), setRawMode: stdin.setRawMode };
}

type OnLine = (line: string) => undefined | "stop" | Promise<undefined | "stop">;

/** Sends one request of onboardCustomer as soon as the mock tells its address, and stops it when that is logged. */
function sendOnce(headers: Record<string, string> = {}): OnLine {
  return async (line) => {
    const [url] = /http:\/\/[^\s"]+v3/.exec(line) ?? [];
    if (url !== undefined) {
      await fetch(`${url}/customer/account/9444444444`, { method: "POST", headers, body: "Karan Garg" });
    }
    return line.includes("fix:") || line.includes('"POST"') ? "stop" : undefined;
  };
}

describe("eko-onboarding mock", () => {
  it("shows the scenarios with --help", async () => {
    const { exitCode, lines } = await runMock(["--help"]);
    expect(exitCode).toBe(0);
    expect(lines.join("\n")).toMatch(/--port.*^0000000461 {2}200 invalid_input/ms);
  });

  it.each([[["--port", "http"]], [["--host="]], [["--port", "70000"]], [["--prot", "4010"]], [["4010"]]])(
    "refuses %j",
    async (argv) => {
      const { exitCode, stderr } = await runMock(argv);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("Nothing was sent.");
    },
  );

  it("says so in one line when the port is taken, also with --json", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const message = `The mock cannot start. Port ${port} is in use: try --port 0, which takes a free one.`;
    expect(await runMock(["--port", String(port)])).toMatchObject({
      exitCode: 1,
      stderr: `${message}\n`,
      lines: [],
    });
    const { lines } = await runMock(["--port", String(port), "--json"]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ok: false, exitCode: 1, command: "mock", error: { name: "Error", message } },
    ]);
  });

  it("says why when it cannot start for another reason", async () => {
    // An address for documents, which no machine has.
    const { exitCode, stderr } = await runMock(["--port", "0", "--host", "192.0.2.1"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^The mock cannot start\. .*EADDRNOTAVAIL.*192\.0\.2\.1\n$/);
  });

  it("prints a line of JSON for itself and for each request, without personal data", async () => {
    const { exitCode, lines } = await runMock(["--port", "0", "--json"], { onLine: sendOnce() });
    expect(exitCode).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/ekoapi\/v3$/),
        verifiesSignatures: true,
        developerKey: "mock-developer-key",
        accessKey: "mock-access-key",
        otp: "123456",
      },
      {
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        method: "POST",
        operationId: "onboardCustomer",
        path: "/customer/account/{customer_id}",
        status: 401,
        diagnosis: "missing-header",
        fixes: [expect.stringContaining("Send all three signing headers")],
      },
    ]);
  });

  it("takes keys from flags before those of the environment, and shows neither", async () => {
    const env = { EKO_MOCK_DEVELOPER_KEY: "theirs", EKO_MOCK_ACCESS_KEY: "their secret" };
    const argv = ["--port", "0", "--developer-key", "mine", "--access-key", "my secret"];
    const now = String(Date.now());
    const headers = {
      developer_key: "mine",
      "secret-key": computeSecretKey("my secret", Number(now)),
      "secret-key-timestamp": now,
    };
    const { lines } = await runMock(argv, { env, onLine: sendOnce(headers) });
    expect(lines).toEqual(
      expect.arrayContaining(["Developer key: as you set it", "Access key: as you set it"]),
    );
    // The signature is right, so the mock gets as far as the media type.
    expect(lines.at(-2)).toMatch(/POST onboardCustomer \/customer\/account\/\{customer_id\} 415$/);
    expect(lines.join("\n")).not.toMatch(/mine|my secret|theirs|their secret/);
  });

  it("takes any signature when it is not to verify them", async () => {
    const any = { developer_key: "a", "secret-key": "b", "secret-key-timestamp": "c" };
    const { lines } = await runMock(["--port", "0", "--no-verify-signature"], { onLine: sendOnce(any) });
    expect(lines).toContain("Signatures are not verified.");
    expect(lines.at(-2)).toMatch(/POST onboardCustomer \/customer\/account\/\{customer_id\} 415$/);
  });

  it("gives a program no text in the place of a key", async () => {
    const argv = ["--port", "0", "--json", "--no-verify-signature"];
    const { lines } = await runMock(argv, { onLine: sendOnce() });
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      url: expect.any(String),
      verifiesSignatures: false,
      otp: "123456",
    });
  });

  it("marks a request that no operation is for, and an answer that a fault holds back", async () => {
    const { lines } = await runMock(["--port", "0"], {
      onLine: async (line) => {
        const [url] = /http:\/\/\S+v3/.exec(line) ?? [];
        if (url !== undefined) {
          await fetch(`${url}/elsewhere`);
          const signal = AbortSignal.timeout(5_000);
          const headers = { ...sign(), "content-type": "application/json" };
          const init = { method: "POST", headers, body: JSON.stringify(customer), signal };
          // The mock is closed before it answers.
          fetch(`${url}/customer/account/0000000901`, init).catch(() => {});
        }
        return line.includes("POST") ? "stop" : undefined;
      },
    });
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^[\d:.]+ GET \(no operation\) 404$/),
      expect.stringMatching(/^ {2}fix: There is no such path\. The paths are: /),
      expect.stringMatching(/^[\d:.]+ POST onboardCustomer \S+ - no_answer$/),
    ]);
  });

  it("says under a refusal which field breaks which rule, and shows no value", async () => {
    const { lines } = await runMock(["--port", "0"], {
      onLine: async (line) => {
        const [url] = /http:\/\/\S+v3/.exec(line) ?? [];
        if (url !== undefined) {
          const headers = { ...sign(), "content-type": "application/json" };
          const body = JSON.stringify({ ...customer, dob: "CANARY", CANARY: "CANARY" });
          await fetch(`${url}/customer/account/9444444444`, { method: "POST", headers, body });
        }
        return line.includes("fix:") ? "stop" : undefined;
      },
    });
    expect(lines.at(-1)).toContain("dob (body) must be an existing date as YYYY-MM-DD");
    expect(lines.at(-1)).toContain("additionalProperties");
    expect(lines.join("\n")).not.toMatch(/CANARY|9444444444/);
  });

  it.each([
    ["q", "q"],
    ["Ctrl-C", "\u0003"],
  ])("resets by r and quits by %s on a terminal, which it gives back", async (_, key) => {
    const { exitCode, lines, setRawMode } = await runMock(["--port", "0"], { keys: `r${key}` });
    expect(exitCode).toBe(0);
    expect(lines).toContain("Reset: all requests and customers are forgotten.");
    expect(setRawMode.mock.calls).toEqual([[true], [false]]);
  });

  it("shows the address of the inspector for the key o where no browser can be opened", async () => {
    vi.stubEnv("PATH", "/nowhere");
    const { lines } = await runMock(["--port", "0"], {
      keys: "o",
      onLine: (line) => (line.startsWith("Open ") ? "stop" : undefined),
    });
    vi.unstubAllEnvs();
    expect(lines.at(-1)).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it("serves and announces no inspector with --no-inspector", async () => {
    let page: Response | undefined;
    const { lines } = await runMock(["--port", "0", "--no-inspector"], {
      keys: "o",
      onLine: async (line) => {
        const [url] = /http:\/\/\S+v3/.exec(line) ?? [];
        if (url === undefined) return undefined;
        page = await fetch(new URL("/", url), { headers: { accept: "text/html" } });
        return "stop";
      },
    });
    expect(page?.status).toBe(404);
    expect(lines.join("\n")).not.toContain("Inspector");
    expect(lines).toContain("There is no inspector to open, because of --no-inspector.");
  });

  it("refuses signatures with the HTTP status of --auth-status", async () => {
    const { lines } = await runMock(["--port", "0", "--auth-status", "403"], { onLine: sendOnce() });
    expect(lines.at(-2)).toMatch(/POST onboardCustomer \S+ 403 missing-header$/);
    const { exitCode, stderr } = await runMock(["--auth-status", "402"]);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("401 or 403"),
    });
  });

  it.each(["127.0.0.1", "localhost", "::1"])("warns of nobody on %s", async (host) => {
    const { exitCode, stderr } = await runMock(["--port", "0", "--host", host], {
      onLine: (line) => (line.startsWith("Stop with") ? "stop" : undefined),
    });
    // A machine without IPv6 has no ::1 to listen on.
    if (host !== "::1") expect(exitCode).toBe(0);
    expect(stderr).not.toContain("Other machines");
  });

  it("warns when other machines can reach it", async () => {
    const { stderr } = await runMock(["--port", "0", "--host", "0.0.0.0"], {
      onLine: (line) => (line.startsWith("Stop with") ? "stop" : undefined),
    });
    expect(stderr).toContain("Other machines can reach the mock");
  });

  it("ends at once when it is stopped before it runs", async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const surroundings = { env: {}, stdin: new PassThrough(), stdout, stderr, signal: AbortSignal.abort() };
    const loadMock = () => import("../../src/mock/index.ts");
    expect(await runCli(["mock", "--port", "0"], { ...surroundings, loadMock })).toBe(0);
  });

  it("serves until SIGTERM, and logs neither persons nor keys", async () => {
    const child = spawn(process.execPath, [built.command, "mock", "--port", "0"], {
      env: { ...process.env, EKO_MOCK_ACCESS_KEY: "an access key from the environment" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exit = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    const lines: string[] = [];
    let base = "";
    try {
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        const [url] = /http:\/\/\S+v3/.exec(line) ?? [];
        base = url ?? base;
        if (line.startsWith("Stop with")) {
          await fetch(`${base}/customer/account/9444444444?who=9444444444`, {
            method: "POST",
            body: "Karan Garg",
          });
        }
        if (/POST onboardCustomer \S+ 401 missing-header$/.test(line)) child.kill("SIGTERM");
      }
      expect(await exit).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
    const log = lines.join("\n");
    expect(log).toContain("Developer key: mock-developer-key\nAccess key: as you set it");
    expect(log).not.toMatch(/9444444444|Karan|from the environment/);
  });
});

describe("openInBrowser", () => {
  const url = "http://127.0.0.1:4010/";

  it.each([
    ["linux", "xdg-open", [url]],
    ["darwin", "open", [url]],
    // The first text in quotes would be the title of a window.
    ["win32", "cmd", ["/c", "start", "", url]],
  ] as const)("on %s runs %s", async (platform, command, args) => {
    const folder = await mkdtemp(join(tmpdir(), "eko-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, command), `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.args"`, { mode: 0o755 });
    vi.stubEnv("PATH", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    openInBrowser(url, () => expect.unreachable("the command is there"), platform);
    await vi.waitFor(
      async () =>
        expect(await readFile(join(folder, `${command}.args`), "utf8")).toBe(`${args.join("\n")}\n`),
      10_000,
    );
  });
});
