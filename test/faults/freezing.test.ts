import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { it } from "vitest";
import { makeAnswer, playSteps } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { withFaultServer } from "../helpers/start-fault-server.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";

const built = useBuiltPackage();

/** Makes a call, and another one as soon as it has been frozen and thawed, and prints how each ended. */
function makeProgram(origin: string, transport: string): string {
  return `
    import { createEkoClient } from ${JSON.stringify(built.client)};
    const client = createEkoClient({ ...${JSON.stringify(credentials)}, baseUrl: "${origin}", ${transport} });
    const call = async () => console.log(
      await client.onboardCustomer(${JSON.stringify(customer)}).then(() => "success", ({ outcome }) => outcome),
    );
    await call();
    let last = performance.now();
    const timer = setInterval(() => {
      const pauseMs = performance.now() - last;
      last += pauseMs;
      if (pauseMs < 1_000) return;
      clearInterval(timer);
      call();
    }, 10);
  `;
}

it.skipIf(process.platform === "win32").concurrent.for([
  ["dispatcher", ""],
  ["fetch", "fetch: (...request) => fetch(...request)"],
])(
  "the first call after a freeze in which the server closed the connection succeeds (%s; Windows cannot freeze)",
  { timeout: 60_000 },
  async ([, transport = ""], { expect }) => {
    await withFaultServer({ react: playSteps(makeAnswer(200, otpSent)) }, async (server) => {
      const program = makeProgram(server.origin, transport);
      const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
        stdio: ["ignore", "pipe", "inherit"],
        timeout: 45_000,
        killSignal: "SIGKILL",
      });
      const lines = createInterface(child.stdout);
      const ends: string[] = [];
      lines.on("line", (line) => ends.push(line));
      const closed = once(lines, "close");
      await once(lines, "line");
      // Frozen once its event loop waits, as a function of Lambda is.
      await sleep(100);
      child.kill("SIGSTOP");
      server.cutConnections();
      await sleep(1_500);
      child.kill("SIGCONT");
      await closed;
      expect(ends).toEqual(["success", "success"]);
      expect(server.requests).toHaveLength(2);
    });
  },
);
