import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEkoClient, type EkoClientOptions } from "../../src/index.ts";
import { describeTransports } from "../helpers/describe-fault-cases.ts";
import { middleboxes, statuses } from "../helpers/middleboxes.ts";
import { makeAnswer } from "../helpers/play-steps.ts";
import { credentials, customer, makeRefusal, otpSent } from "../helpers/sample-call.ts";
import { type FaultServer, type SeenRequest, startFaultServer } from "../helpers/start-fault-server.ts";
import { isInstalled, type RunningMiddlebox, startMiddlebox } from "../helpers/start-middlebox.ts";

// Longer than the buffer that nginx is given for the head of an answer.
const padding = `X-Padding: ${"x".repeat(8_000)}`;

/** Executes each timestamp once and refuses it afterwards; under `/repeated/` it executes and hangs up. */
function startExecutingServer(): Promise<FaultServer> {
  const executed = new Set<string>();
  return startFaultServer({
    react(socket, request) {
      const timestamp = request.headers["secret-key-timestamp"] ?? "";
      const isNew = !executed.has(timestamp);
      executed.add(timestamp);
      if (!isNew) socket.write(makeAnswer(401, makeRefusal(2485)));
      else if (request.target.startsWith("/repeated/")) socket.destroy();
      else socket.write(makeAnswer(200, otpSent, request.target.startsWith("/direct/") ? [] : [padding]));
    },
  });
}

for (const [name, make] of Object.entries(middleboxes)) {
  const isSkipped = !process.env.CI && !isInstalled(make(0));
  if (isSkipped) console.warn(`Skipped: the tests behind ${name}, because it is not installed.`);

  describe.skipIf(isSkipped)(`behind ${name}`, () => {
    let server: FaultServer;
    let middlebox: RunningMiddlebox;
    beforeAll(async () => {
      server = await startExecutingServer();
      middlebox = await startMiddlebox(make(server.port));
    });
    afterAll(async () => {
      await middlebox?.close();
      await server?.close();
    });

    /** Calls once through the proxy: how the call ended, and the requests that the server executed or refused. */
    async function callThrough(kind: string | number, options: Partial<EkoClientOptions>) {
      const before = server.requests.length;
      const baseUrl = `${middlebox.origin}/${kind}`;
      const client = createEkoClient({ ...credentials, baseUrl, timeoutMs: 5_000, ...options });
      const ended = await client.onboardCustomer(customer).catch((error: unknown) => error);
      return { ended, requests: server.requests.slice(before) };
    }

    describeTransports("an executed call", (transport) => {
      it("succeeds when the answer passes unchanged", async () => {
        const { ended, requests } = await callThrough("direct", transport);
        expect(ended).toMatchObject({ response_type: "otp_sent" });
        expect(requests).toHaveLength(1);
      });

      it.each(statuses)(
        "is unknown and sent once when the proxy turns its answer into %d",
        async (httpStatus) => {
          // The Date of the proxy then shows a skew that would explain a refused timestamp.
          const clock = () => Date.now() - 300_000;
          const { ended, requests } = await callThrough(httpStatus, { ...transport, clock });
          expect(ended).toMatchObject({ outcome: "unknown", httpStatus });
          expect(requests).toHaveLength(1);
        },
      );

      it("is unknown when the proxy repeats it and the repetition is refused", async () => {
        const { ended, requests } = await callThrough("repeated", transport);
        expect(ended).toMatchObject({ outcome: "unknown", code: "timestamp_reused", httpStatus: 401 });
        expect(requests).toHaveLength(2);
        expect(sentByClient(requests)).toBe(1);
      });
    });
  });
}

/** The proxies give each request of the client an id, and their own repetitions the same one. */
function sentByClient(requests: readonly SeenRequest[]): number {
  const ids = requests.map(({ headers }) => headers["x-request-id"]);
  expect(ids).not.toContain(undefined);
  return new Set(ids).size;
}
