import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { olderRefusal } from "../helpers/sample-call.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const env = configure({ EKO_ENVIRONMENT: "production" });
const notEnrolled = { status: 308, message: "x", response_status_id: 1, response_type_id: 308, data: {} };

/** Runs doctor against a server that gives this answer. */
async function diagnose(
  answer: () => Response | Promise<Response>,
  variables: Record<string, string> = {},
  flags: string[] = [],
) {
  const urls: string[] = [];
  const fetch = (async (url: unknown) => {
    urls.push(String(url));
    return answer();
  }) as typeof globalThis.fetch;
  return { urls, ...(await invokeCli(["doctor", ...flags], { env: { ...env, ...variables }, fetch })) };
}

function answerJson(body: object, { status = 200, dateMs = Date.now() } = {}): Response {
  return Response.json(body, { status, headers: { date: new Date(dateMs).toUTCString() } });
}

function failWith(code: string): never {
  throw Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error(code), { code, syscall: "connect" }),
  });
}

describe("eko-onboarding doctor", () => {
  it("finds nothing wrong where nothing is", async () => {
    const { exitCode, stdout, stderr } = await diagnose(() => answerJson(notEnrolled));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).not.toContain("WRONG");
    expect(stdout).toContain("accepts the keys, the signature and the user");
  });

  it("asks for nobody's number, once, even in production", async () => {
    const { urls } = await diagnose(() => answerJson(notEnrolled));
    expect(urls).toEqual([
      expect.stringMatching(
        /^https:\/\/api\.eko\.in\/ekoicici\/v3\/customer\/profile\/0000000000\?initiator_id=9962981729&user_code=20810200&client_ref_id=\w{20}$/,
      ),
    ]);
  });

  it("finds nothing wrong when the server refuses the made-up number", async () => {
    const refusals = [
      { status: 463, message: "User not found" },
      { status: 461, message: "Invalid params", invalid_params: { customer_id: "Not a mobile number" } },
    ];
    for (const refusal of refusals) {
      const { exitCode, stdout } = await diagnose(() => answerJson(refusal));
      expect(exitCode).toBe(0);
      expect(stdout).toContain("only refuses the made-up number");
    }
  });

  it.each([
    [319, "EKO_INITIATOR_ID is not"],
    [346, "EKO_USER_CODE is wrong"],
    [1297, "EKO_USER_CODE is wrong"],
  ])("names the variable behind status %i", async (status, advice) => {
    const { exitCode, stdout } = await diagnose(() => answerJson({ status, message: "no" }));
    expect(exitCode).toBe(3);
    expect(stdout).toContain(advice);
  });

  it("does not take another refused field for the made-up number", async () => {
    const refusal = { status: 461, message: "Invalid params", invalid_params: { user_code: "Unknown" } };
    const { exitCode, stdout } = await diagnose(() => answerJson(refusal));
    expect(exitCode).toBe(3);
    expect(stdout).toContain("--user-code is refused.");
  });

  it("suspects the keys behind a 403 while the clock is right", async () => {
    const { exitCode, stdout } = await diagnose(() => answerJson(olderRefusal, { status: 403 }));
    expect(exitCode).toBe(3);
    expect(stdout).toContain("EKO_ACCESS_KEY or EKO_DEVELOPER_KEY is wrong");
    expect(stdout.match(/The clock of this machine agrees/g)).toHaveLength(1);
  });

  it.each([
    ["403", () => answerJson({ message: "Sign with base64" }, { status: 403 })],
    ["rejection", () => answerJson({ status: 319, message: "Sign with base64" })],
  ])("shows what the server says in a %s when asked to", async (_, answer) => {
    expect((await diagnose(answer)).stdout).not.toContain("Sign with base64");
    const { stdout } = await diagnose(answer, {}, ["--show-answers"]);
    expect(stdout.match(/The server says.*/g)).toEqual(['The server says: "Sign with base64".']);
  });

  it("quotes no answer that has no message", async () => {
    const answer = () => new Response("<html>", { status: 404 });
    expect((await diagnose(answer, {}, ["--show-answers"])).stdout).not.toContain("The server says");
  });

  it("names the variable that breaks the contract, and sends nothing", async () => {
    const { exitCode, stdout, urls } = await diagnose(() => answerJson(notEnrolled), {
      EKO_INITIATOR_ID: "99",
    });
    expect(exitCode).toBe(2);
    expect(urls).toEqual([]);
    expect(stdout).toContain("(EKO_INITIATOR_ID) must be");
  });

  it("finds a clock that is wrong behind a 403, although the client corrects it", async () => {
    const dateMs = Date.now() + 3_600_000;
    let isFirst = true;
    const { exitCode, stdout, urls } = await diagnose(() => {
      const answer = isFirst
        ? answerJson(olderRefusal, { status: 403, dateMs })
        : answerJson(notEnrolled, { dateMs });
      isFirst = false;
      return answer;
    });
    expect(urls).toHaveLength(2);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/WRONG {2}The clock of this machine is 36\d\d s behind the server's\./);
  });

  it.each([
    ["ENOTFOUND", "The server's name cannot be looked up"],
    ["ECONNREFUSED", "Nothing listens at this address"],
  ])("explains %s", async (code, advice) => {
    const { exitCode, stdout } = await diagnose(() => failWith(code));
    expect(stdout).toContain(advice);
    expect(exitCode).toBe(4);
  });

  it("explains a TLS handshake that fails", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { exitCode, stdout } = await invokeCli(["doctor"], {
      env: configure({ EKO_BASE_URL: `https://127.0.0.1:${port}/ekoapi/v3` }),
    });
    expect(stdout).toContain("NODE_EXTRA_CA_CERTS");
    expect(exitCode).toBe(4);
  });

  it("mentions a proxy that is set but not used", async () => {
    const { stdout } = await diagnose(() => failWith("ENOTFOUND"), { HTTPS_PROXY: "http://127.0.0.1:1" });
    expect(stdout).toContain("HTTPS_PROXY is set, but Node.js does not use it by itself");
  });

  it("suspects something in between behind an answer that is not the API's", async () => {
    const { exitCode, stdout } = await diagnose(() => new Response("<html>", { status: 502 }));
    expect(exitCode).toBe(5);
    expect(stdout).toContain("did not come from the API");
  });

  it.each([
    [2483, "The server does not know EKO_DEVELOPER_KEY"],
    [2484, "EKO_ACCESS_KEY does not belong"],
    [2486, "changes or removes the signing headers"],
    [2487, "changes or removes the signing headers"],
  ])(
    "tells why a 401 with status %i was refused, and does not suspect the address",
    async (status, advice) => {
      const refusal = { message: "no", status, response_type_id: status, response_status_id: 1 };
      const { exitCode, stdout } = await diagnose(() => answerJson(refusal, { status: 401 }));
      expect(exitCode).toBe(3);
      expect(stdout).toContain(advice);
      expect(stdout).not.toContain("the URL is wrong");
    },
  );

  it("tells a timestamp that was used before from one that expired", async () => {
    const refusal = { message: "no", status: 2485, response_type_id: 2485, response_status_id: 1 };
    const { exitCode, stdout } = await diagnose(() => answerJson(refusal, { status: 401 }));
    expect(exitCode).toBe(5);
    expect(stdout).toContain("EKO_INSTANCE");
    expect(stdout).not.toContain("Set the clock");
  });

  it.each([
    [204, "The service may not be enabled"],
    [401, "a proxy or a firewall sent it, or the URL is wrong"],
    [403, "a proxy or a firewall sent it, or the URL is wrong"],
    [404, "a proxy or a firewall sent it, or the URL is wrong"],
  ])("leaves the outcome of a bare %i open", async (status, advice) => {
    const { exitCode, stdout } = await diagnose(() => new Response(null, { status }));
    expect(exitCode).toBe(5);
    expect(stdout).toContain(advice);
    expect(stdout).not.toContain("EKO_ACCESS_KEY");
  });

  it("sees quotes and line breaks around a key, and does not show it", async () => {
    const { stdout } = await diagnose(() => answerJson(notEnrolled), {
      EKO_ACCESS_KEY: "CANARY-access\n",
      EKO_DEVELOPER_KEY: "'CANARY-developer'",
    });
    expect(stdout).toContain("WRONG  EKO_ACCESS_KEY: there are blanks or a line break");
    expect(stdout).toContain("WRONG  EKO_DEVELOPER_KEY: the value is in quotes");
    expect(stdout).not.toContain("CANARY");
  });

  it("names what the configuration lacks", async () => {
    const { exitCode, stderr } = await invokeCli(["doctor"], { env: { EKO_ENVIRONMENT: "sandbox" } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Set EKO_DEVELOPER_KEY, EKO_ACCESS_KEY, EKO_INITIATOR_ID, EKO_USER_CODE,");
  });

  it("checks the embedded mock when nothing is configured", async () => {
    const mock = await startMockServer();
    onTestFinished(() => mock.close());
    const { exitCode, stdout } = await invokeCli(["doctor"], { mock });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Configured: nothing, so the embedded mock is checked, ${mock.url}.`);
  });

  it("ends when it is interrupted", async () => {
    const fetch = (async () => answerJson(notEnrolled)) as typeof globalThis.fetch;
    const { exitCode } = await invokeCli(["doctor"], { env, fetch, signal: AbortSignal.abort() });
    expect(exitCode).toBe(4);
  });

  it("lists its findings with --json", async () => {
    const fetch = (async () => answerJson(notEnrolled)) as typeof globalThis.fetch;
    const { stdout } = await invokeCli(["doctor", "--json"], { env, fetch });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      checks: [{ ok: true }, { ok: true }, { ok: true }],
      exchanges: [{ response: { status: 200 } }],
    });
  });
});
