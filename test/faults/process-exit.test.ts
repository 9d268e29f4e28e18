import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, it } from "vitest";
import { makeAnswer } from "../helpers/play-steps.ts";
import { credentials, customer, otpSent } from "../helpers/sample-call.ts";
import { type SeenRequest, withFaultServer } from "../helpers/start-fault-server.ts";
import { useBuiltPackage } from "../helpers/use-built-package.ts";
import { withClosedPort } from "../helpers/with-closed-port.ts";

const built = useBuiltPackage();

/** Answers a customer by name; everybody else waits for ever. */
function react(socket: Socket, { body }: SeenRequest): void {
  const { name } = JSON.parse(body);
  if (name === "Success") socket.write(makeAnswer(200, otpSent));
  if (name === "Failure") socket.destroy();
}

/** Runs a program in a process of its own. */
async function runProgram(source: string) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", source], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 30_000,
  });
  const [output, [exitCode, signal]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { output: output.trim(), exitCode, signal };
}

describe("a process that has made its calls", () => {
  it.concurrent.for([
    ["dispatcher", ""],
    ["fetch", "fetch: (...request) => fetch(...request)"],
  ] as const)(
    "ends by itself, with no timer or socket to wait for (%s)",
    { timeout: 60_000 },
    async ([, transport], { expect }) => {
      // With a minute for each call, a timer that is left behind outlives the limit of the process.
      const makeSource = (origin: string, closedOrigin: string) => `
        import { createEkoClient } from ${JSON.stringify(built.client)};
        const options = { ...${JSON.stringify(credentials)}, timeoutMs: 60_000, ${transport} };
        const client = createEkoClient({ ...options, baseUrl: "${origin}" });
        const refused = createEkoClient({ ...options, baseUrl: "${closedOrigin}" });
        const customer = ${JSON.stringify(customer)};
        const ends = await Promise.allSettled([
          client.onboardCustomer({ ...customer, name: "Success" }),
          client.onboardCustomer({ ...customer, name: "Failure" }),
          client.onboardCustomer({ ...customer, name: "Timeout" }, { timeoutMs: 300 }),
          client.onboardCustomer({ ...customer, name: "Abort" }, { signal: AbortSignal.timeout(300) }),
          refused.onboardCustomer(customer, { signal: AbortSignal.timeout(300) }),
          client.onboardCustomer({ ...customer, name: " " }),
        ]);
        console.log(ends.map(({ reason }) => reason?.code ?? "success").join());
      `;
      const ended = await withClosedPort((closedOrigin) =>
        withFaultServer({ react }, ({ origin }) => runProgram(makeSource(origin, closedOrigin))),
      );
      expect(ended).toEqual({
        output: "success,connection_lost,timeout,aborted,aborted,contract_violation",
        exitCode: 0,
        signal: null,
      });
    },
  );
});
