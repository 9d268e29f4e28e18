import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { customer, getProfile, post, sign } from "./send-signed.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

describe("startMockServer", () => {
  it("serves the base path of the sandbox on a free port", () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ekoapi\/v3$/);
  });

  it("answers a signed request with the documented example", async () => {
    const response = await post(mock, "/customer/account/9444444444");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 2129, response_type_id: 2129 });
  });

  it("answers with the example that the Prefer header names", async () => {
    const response = await post(mock, "/customer/account/9444444444", customer, {
      prefer: "example=invalid_input",
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 461 });
  });

  it.each([
    [2483, { developer_key: "wrong" }],
    [2484, { "secret-key": "wrong" }],
    [2485, sign(Date.now() - 121_000)],
    [2486, { "secret-key-timestamp": "1700000000" }],
    [2487, { "secret-key": "" }],
  ])("refuses a signature with a 401 and the status %i", async (status, headers) => {
    const response = await post(mock, "/customer/account/9444444444", customer, headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status, response_type_id: status, response_status_id: 1 });
  });

  it("reads the time at each request, also where a test sets it later", async () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.setSystemTime(1_600_000_000_000);
    const response = await post(mock, "/customer/account/9444444444", customer, sign(1_600_000_000_000));
    expect(response.status).toBe(200);
  });

  it("refuses with the older 403 when authStatus says so", async () => {
    const older = await startMockServer({ authStatus: 403 });
    const response = await post(older, "/customer/account/9444444444", customer, { "secret-key": "wrong" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ status: 1, response_status_id: -1 });
    await older.close();
  });

  it("takes a timestamp again without singleUseTimestamps", async () => {
    const lax = await startMockServer({ singleUseTimestamps: false });
    for (const headers of Array(2).fill(sign())) {
      expect((await post(lax, "/customer/account/9444444444", customer, headers)).status).toBe(200);
    }
    await lax.close();
  });

  it("resolves next() with the next request, or the next one of an operation", async () => {
    const [any, profile] = [mock.next(), mock.next("getCustomer")];
    await post(mock, "/customer/account/9444444444");
    await getProfile(mock, "9444444444");
    expect(await any).toMatchObject({ operationId: "onboardCustomer", status: 200 });
    expect(await profile).toMatchObject({ operationId: "getCustomer", answer: { status: 308 } });
  });

  it("calls a subscriber until the subscription ends", async () => {
    const seen: unknown[] = [];
    const end = mock.subscribe({
      onRequest: ({ id, status }) => seen.push(["request", id, status]),
      onAnswer: ({ id, status, violations, durationMs }) =>
        seen.push(["answer", id, status, violations?.at(0)?.path, typeof durationMs]),
    });
    await post(mock, "/customer/account/9444444444", { ...customer, dob: "1990" });
    end();
    await post(mock, "/customer/account/9444444444");
    const [[, id] = []] = seen as [string, number][];
    expect(seen).toEqual([
      ["request", id, undefined],
      ["answer", id, 422, "/dob", "number"],
    ]);
  });

  it.each(["developerKey", "accessKey", "host"])("refuses an empty %s", async (name) => {
    await expect(startMockServer({ [name]: "" })).rejects.toThrow(
      new TypeError(`${name} is empty. Leave it out to use the default.`),
    );
  });

  it("lists every violation of the contract", async () => {
    const response = await post(mock, "/customer/account/9444444444", {
      ...customer,
      name: 7,
      dob: "2023-02-29",
      residence_address: [],
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      violations: [
        { location: "body", path: "/name", rule: "type" },
        { location: "body", path: "/dob", rule: "format" },
        { location: "body", path: "/residence_address", rule: "minItems" },
      ],
    });
  });

  it("keeps a journal that reset() empties", async () => {
    await post(mock, "/customer/account/9444444444");
    expect(mock.journal).toMatchObject([
      { method: "POST", path: "/ekoapi/v3/customer/account/9444444444", status: 200, json: customer },
    ]);
    mock.reset();
    expect(mock.journal).toEqual([]);
  });

  it("verifies with the keys, the clock and the window of its options", async () => {
    const other = await startMockServer({
      developerKey: "other-developer-key",
      accessKey: "TEST_ACCESS_KEY_DO_NOT_USE",
      clock: () => 1_700_000_000_999,
      clockWindowMs: 1000,
    });
    const headers = {
      developer_key: "other-developer-key",
      "secret-key": "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
      "secret-key-timestamp": "1700000000000",
    };
    expect((await post(other, "/customer/account/9444444444", customer, headers)).status).toBe(200);
    expect(other.journal).toMatchObject([{ time: 1_700_000_000_999 }]);
    expect((await post(mock, "/customer/account/9444444444", customer, headers)).status).toBe(401);
    await other.close();
  });

  it("takes any signature without verifySignature, but not a missing one", async () => {
    const lax = await startMockServer({ verifySignature: false });
    const wrong = { developer_key: "any", "secret-key": "any", "secret-key-timestamp": "any" };
    expect((await post(lax, "/customer/account/9444444444", customer, wrong)).status).toBe(200);
    for (const name of Object.keys(wrong)) {
      const { [name as keyof typeof wrong]: _, ...headers } = wrong;
      const response = await fetch(`${lax.url}/customer/account/9444444444`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(customer),
      });
      expect(response.status).toBe(401);
      expect(response.headers.get("x-mock-diagnosis")).toBe("missing-header");
    }
    await lax.close();
  });

  it("closes the connection of a request at which the clock fails, and serves the next one", async () => {
    const clock = vi.fn(Date.now).mockImplementationOnce(() => {
      throw new Error("mine");
    });
    const timed = await startMockServer({ clock });
    onTestFinished(() => timed.close());
    const failed = fetch(`${timed.url}/elsewhere`, { signal: AbortSignal.timeout(5_000) });
    await expect(failed).rejects.toMatchObject({ cause: { code: "UND_ERR_SOCKET" } });
    expect((await post(timed, "/customer/account/9444444444")).status).toBe(200);
  });

  it("waits delayMs before it answers", async () => {
    const slow = await startMockServer({ delayMs: 60_000 });
    const answer = post(slow, "/customer/account/9444444444");
    await expect(Promise.race([answer, wait(100, "nothing yet")])).resolves.toBe("nothing yet");
    await slow.close();
    await expect(answer).rejects.toThrow();
  });

  it("tells each answer to onAnswer", async () => {
    const statuses: unknown[] = [];
    const watched = await startMockServer({
      onAnswer: ({ operationId, status }) => statuses.push([operationId, status]),
    });
    await post(watched, "/customer/account/9444444444", { ...customer, dob: "1990" });
    await post(watched, "/customer/account/9444444444");
    expect(statuses).toEqual([
      ["onboardCustomer", 422],
      ["onboardCustomer", 200],
    ]);
    await watched.close();
  });

  it("goes on when onAnswer fails", async () => {
    const watched = await startMockServer({
      onAnswer: () => {
        throw new Error("mine");
      },
    });
    // The answer itself may have gone out before.
    await post(watched, "/customer/account/9444444444").catch(() => {});
    await post(watched, "/customer/account/9444444444").catch(() => {});
    expect(watched.journal).toHaveLength(2);
    await watched.close();
  });

  it("puts an IPv6 address into its URL in brackets", async () => {
    const mock6 = await startMockServer({ host: "::1" });
    expect(mock6.url).toMatch(/^http:\/\/\[::1\]:\d+\//);
    expect((await post(mock6, "/customer/account/9444444444")).status).toBe(200);
    await mock6.close();
  });

  it("runs ten times in one process, and leaves no handle behind", async () => {
    const countHandles = () =>
      process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
    const before = countHandles();
    const mocks = await Promise.all(Array.from({ length: 10 }, () => startMockServer()));
    expect(new Set(mocks.map(({ url }) => url)).size).toBe(10);

    const unanswered = mocks.flatMap((each) => [
      post(each, "/customer/account/0000000901"),
      post(each, "/customer/account/0000000904").then((response) => response.text()),
    ]);
    const sockets = mocks.map((each) => connect(Number(new URL(each.url).port), "127.0.0.1"));
    for (const socket of sockets) socket.on("error", () => undefined).write("POST / HTTP/1.1\r\nhost:");
    for (const [index, each] of mocks.entries()) {
      const id = `944444444${index}`;
      expect((await post(each, `/customer/account/${id}`)).status).toBe(200);
      await expect.poll(() => each.journal.length).toBe(3);
    }

    await Promise.all([...mocks, ...mocks].map((each) => each.close()));
    for (const { status } of await Promise.allSettled(unanswered)) expect(status).toBe("rejected");
    await expect.poll(countHandles).toBeLessThanOrEqual(before);
  });
});
