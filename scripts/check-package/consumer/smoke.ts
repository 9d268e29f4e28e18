// What has to work in every runtime, against the mock at the URL of the first argument, or one of its own (Node only).
// Prints a JSON object: for each check "yes", or what went wrong.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import process from "node:process";
import {
  computeSecretKey,
  createEkoClient,
  EkoConnectionError,
  EkoRejectionError,
  EkoTimeoutError,
} from "eko-onboarding";

const ownMock = process.argv[2] === undefined ? await startOwnMock() : undefined;
const eko = createClient(ownMock?.url ?? String(process.argv[2]));
const person = {
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
};

const checks = {
  "`require()`"() {
    const required = createRequire(import.meta.url)("eko-onboarding");
    assert.equal(required.computeSecretKey("key", 1), computeSecretKey("key", 1));
  },
  signs() {
    const secretKey = computeSecretKey("TEST_ACCESS_KEY_DO_NOT_USE", 1700000000000);
    assert.equal(secretKey, "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
  },
  async onboards() {
    const customer_id = "9444444444";
    const onboarded = await eko.onboardCustomer({ customer_id, ...person });
    assert.equal(onboarded.response_type, "otp_sent");
    const { otp_ref_id } = onboarded;
    const { response_type } = await eko.verifyCustomerOtp({ customer_id, otp: "123456", otp_ref_id });
    assert.equal(response_type, "verified");
  },
  async "tells a rejection"() {
    const error = await eko.onboardCustomer({ customer_id: "0000000461", ...person }).catch((error) => error);
    assert(error instanceof EkoRejectionError, error);
    assert.deepEqual([error.status, error.outcome], [461, "rejected"]);
  },
  async "times out"() {
    const call = eko.onboardCustomer({ customer_id: "0000000901", ...person }, { timeoutMs: 500 });
    const error = await call.catch((error) => error);
    assert(error instanceof EkoTimeoutError, error);
    assert.equal(error.outcome, "unknown");
  },
  async "proves `not_sent`"() {
    const client = createClient(`http://127.0.0.1:${await findClosedPort()}/ekoapi/v3`);
    const error = await client.getCustomer({ customer_id: "9444444444" }).catch((error) => error);
    assert(error instanceof EkoConnectionError, error);
    assert.equal(error.outcome, "not_sent", `the outcome is ${error.outcome}`);
  },
  async "one request per call when a kept connection is cut"() {
    const server = await startCuttingServer();
    const client = createClient(`http://127.0.0.1:${server.port}/ekoapi/v3`);
    let calls = 0;
    for (let round = 0; round < 4; round++) {
      for (const call of [
        () => client.onboardCustomer({ customer_id: "9444444444", ...person }),
        () => client.getCustomer({ customer_id: "9444444444" }),
      ]) {
        await call().catch(() => {});
        calls++;
      }
    }
    server.close();
    assert.equal(server.requests(), calls, `${server.requests()} requests for ${calls} calls`);
  },
};

const results: Record<string, string> = {};
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    results[name] = "yes";
  } catch (error) {
    results[name] = String(error).split("\n", 1).join();
  }
}
await ownMock?.close();
console.log(JSON.stringify(results));

function createClient(baseUrl: string) {
  return createEkoClient({
    baseUrl,
    developerKey: "mock-developer-key",
    accessKey: "mock-access-key",
    initiatorId: "9962981729",
    userCode: "20810200",
  });
}

async function startOwnMock() {
  const { startMockServer } = await import("eko-onboarding/mock");
  return startMockServer();
}

/** A server that answers the first request of each connection and cuts the connection at the second one. */
async function startCuttingServer() {
  let requests = 0;
  const server = createServer((socket) => {
    let received = "";
    let nth = 0;
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      received += chunk;
      const head = received.split("\r\n\r\n", 1).join();
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (received.length < head.length + 4 + length) return;
      received = "";
      requests++;
      if (++nth > 1) socket.destroy();
      else socket.write("HTTP/1.1 500 X\r\nContent-Length: 2\r\n\r\n{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, requests: () => requests, close: () => server.close() };
}

async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
