import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { olderRefusal } from "../helpers/sample-call.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const asha = [
  ["--customer-id", "9876543210"],
  ["--name", "Asha Rao"],
  ["--dob", "1988-02-29"],
  ["--address", "7 Hill Road"],
].flat();

const otpSent = {
  status: 2129,
  message: "Validate the OTP",
  response_status_id: 1,
  response_type_id: 2129,
  data: { intent_id: 19, otp_ref_id: "IXrygqm0" },
};

/** Answers every request with the same, and counts them. */
function answerWith(answer: () => Response) {
  const urls: string[] = [];
  const fetch = async (url: unknown) => {
    urls.push(String(url));
    return answer();
  };
  return { urls, fetch: fetch as typeof globalThis.fetch };
}

describe("the configured server", () => {
  it("is the sandbox, with the sample for what is left out", async () => {
    const { urls, fetch } = answerWith(() => Response.json(otpSent));
    const env = configure({ EKO_ENVIRONMENT: "sandbox" });
    const { exitCode, stdout } = await invokeCli(["--name", "Asha Rao"], { env, fetch });
    expect(exitCode).toBe(0);
    expect(urls).toEqual(["https://staging.eko.in/ekoapi/v3/customer/account/9444444444"]);
    // Fields that the operation gets besides are taken from there, too.
    expect(stdout).toMatch(/^Taken from the sample: --customer-id, --dob, (?!.*--name\b).*--address\.$/m);
  });

  it.each([["onboard"], ["customer"], ["verify"], ["journey"]])(
    "is production for %s with --yes only",
    async (command) => {
      const { urls, fetch } = answerWith(() => Response.json(otpSent));
      const env = configure({ EKO_ENVIRONMENT: "production" });
      const { exitCode, stderr } = await invokeCli([command, "--customer-id", "9876543210"], { env, fetch });
      expect(exitCode).toBe(2);
      expect(urls).toEqual([]);
      expect(stderr).toContain("Add --yes");
    },
  );

  it("is production with --yes", async () => {
    const { urls, fetch } = answerWith(() => Response.json(otpSent));
    const env = configure({ EKO_ENVIRONMENT: "production" });
    const { exitCode } = await invokeCli([...asha, "--yes"], { env, fetch });
    expect(exitCode).toBe(0);
    expect(urls).toEqual(["https://api.eko.in/ekoicici/v3/customer/account/9876543210"]);
  });

  it("gets no sample customer where customers are real", async () => {
    const { urls, fetch } = answerWith(() => Response.json(otpSent));
    const env = configure({ EKO_ENVIRONMENT: "production" });
    const { exitCode, stderr } = await invokeCli(["--yes", "--name", "Asha Rao"], { env, fetch });
    expect(exitCode).toBe(2);
    expect(urls).toEqual([]);
    expect(stderr).toMatch(/--customer-id is required.*\n--dob is required.*\n--address is required/);
  });

  it("needs --yes behind an address of one's own, too", async () => {
    const { urls, fetch } = answerWith(() => Response.json(otpSent));
    const env = configure({ EKO_BASE_URL: "https://gateway.example/eko" });
    expect(await invokeCli(asha, { env, fetch })).toMatchObject({ exitCode: 2 });
    expect(urls).toEqual([]);
  });
});

describe("the outcome of a failed call", () => {
  const env = configure({ EKO_ENVIRONMENT: "sandbox" });

  const invalidInput = {
    status: 461,
    message: "Invalid params",
    response_status_id: 1,
    response_type_id: -1,
    invalid_params: { dob: "Must be over 18 years" },
  };

  it("is 3 for a rejection, with the names of the refused fields", async () => {
    const { fetch } = answerWith(() => Response.json(invalidInput));
    const { exitCode, stdout, stderr } = await invokeCli(asha, { env, fetch });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('"status": 461');
    expect(stderr).toContain("--dob is refused.\n");
    expect(stderr).toContain("Outcome: the call was refused.");
    expect(stdout + stderr).not.toContain("18 years");
  });

  it("shows the server's own words when asked to", async () => {
    const { fetch } = answerWith(() => Response.json(invalidInput, { headers: { "x-trace": "T-1" } }));
    const { stdout, stderr } = await invokeCli([...asha, "--show-answers"], { env, fetch });
    expect(stdout).toContain('"dob": "Must be over 18 years"');
    expect(stderr).toContain("--dob: Must be over 18 years\n");
    const document = JSON.parse(
      (await invokeCli([...asha, "--show-answers", "--json"], { env, fetch })).stdout,
    );
    expect(document.exchanges[0].response).toMatchObject({
      headers: { "x-trace": "T-1" },
      body: invalidInput,
    });
  });

  it("is 5 for a 429, with the time to wait", async () => {
    const { fetch } = answerWith(() => new Response(null, { status: 429, headers: { "retry-after": "7" } }));
    const { exitCode, stderr } = await invokeCli(asha, { env, fetch });
    expect(exitCode).toBe(5);
    expect(stderr).toContain("The server asks you to wait 7 s");
  });

  it("is 3 for a 403, with how far the clock is off", async () => {
    const date = new Date(Date.now() - 3 * 86_400_000).toUTCString();
    const { fetch } = answerWith(() => Response.json(olderRefusal, { status: 403, headers: { date } }));
    const { exitCode, stderr } = await invokeCli(asha, { env, fetch });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/The clock of this machine is 2592\d\d s ahead of the server's\./);
  });

  it("comes with what to check, on the terminal and as JSON", async () => {
    const { fetch } = answerWith(() => Response.json(olderRefusal, { status: 403 }));
    const { stderr } = await invokeCli(asha, { env, fetch });
    expect(stderr).toContain("allow list");
    const { stdout } = await invokeCli([...asha, "--json"], { env, fetch });
    expect(JSON.parse(stdout).advice).toContainEqual(expect.stringContaining("allow list"));
  });

  it("is 5 when the server fails, with the reference to ask for and what not to do", async () => {
    const { fetch } = answerWith(() => new Response("<h1>Bad Gateway</h1>", { status: 502 }));
    const { exitCode, stdout, stderr } = await invokeCli([...asha, "--client-ref-id", "REQ-7"], {
      env,
      fetch,
    });
    expect(exitCode).toBe(5);
    expect(stdout).toContain("Answer: HTTP 502\n  [hidden]\n");
    expect(stderr).toContain(
      "Outcome: unknown. Do not call again before you have asked the customer whether",
    );
    expect(stderr).toContain("client_ref_id REQ-7.");
  });

  it("is 5 when the connection is lost after the request", async () => {
    const server = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const EKO_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ekoapi/v3`;
    const { exitCode, stdout } = await invokeCli([...asha, "--json"], { env: configure({ EKO_BASE_URL }) });
    expect(exitCode).toBe(5);
    const report = JSON.parse(stdout);
    expect(report.exchanges).toHaveLength(1);
    expect(report.error).toMatchObject({ name: "EkoConnectionError", outcome: "unknown" });
  });

  it("is 4 when nothing listens", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const EKO_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ekoapi/v3`;
    await new Promise((resolve) => server.close(resolve));
    const { exitCode, stderr } = await invokeCli(asha, { env: configure({ EKO_BASE_URL }) });
    expect(exitCode).toBe(4);
    expect(stderr).toContain("Outcome: nothing was sent. The call may be repeated.");
  });

  it("is 4 when the call is aborted before it is sent", async () => {
    const { urls, fetch } = answerWith(() => Response.json(otpSent));
    const { exitCode } = await invokeCli(asha, { env, fetch, signal: AbortSignal.abort() });
    expect(exitCode).toBe(4);
    expect(urls).toEqual([]);
  });

  it("is 1 when the tool itself fails", async () => {
    const { exitCode, stderr } = await invokeCli([]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe("This test gives no mock.\n");
  });

  it.each([[[]], [["--show-answers"]]])(
    "never shows a key, whatever the server echoes (%j)",
    async (flags: string[]) => {
      const keys = { EKO_ACCESS_KEY: "CANARY-access", EKO_DEVELOPER_KEY: "CANARY-developer" };
      const { fetch } = answerWith(() =>
        Response.json({ status: 461, message: "CANARY-developer", invalid_params: { x: "CANARY-access" } }),
      );
      const { stdout, stderr } = await invokeCli([...asha, ...flags], { env: { ...env, ...keys }, fetch });
      expect(stderr).toContain("status 461");
      expect(stdout + stderr).not.toContain("CANARY");
    },
  );

  // Spellings of keys that no search for them would find, wherever a server can put a text.
  const riddle = "Y-R-A-N-A-C";
  it.each<[string, () => Response]>([
    [
      "a rejection",
      () =>
        Response.json(
          {
            status: 461,
            message: riddle,
            invalid_params: { [riddle]: riddle, dob: riddle, name: { [riddle]: [riddle] } },
            data: { otp_ref_id: riddle },
          },
          { headers: { "x-echo": riddle } },
        ),
    ],
    ["a refusal", () => Response.json({ ...olderRefusal, message: riddle }, { status: 403 })],
    ["an answer that is not JSON", () => new Response(riddle, { status: 500 })],
    ["a list", () => Response.json([riddle])],
    ["a redirect", () => new Response(riddle, { status: 302, headers: { location: `/${riddle}` } })],
  ])("shows nothing of the server's own words in %s, also with --json and in doctor", async (_, answer) => {
    const { fetch } = answerWith(answer);
    for (const argv of [asha, [...asha, "--json"], ["doctor"], ["doctor", "--json"]]) {
      const { exitCode, stdout, stderr } = await invokeCli(argv, { env, fetch });
      expect([3, 5]).toContain(exitCode);
      expect(stdout + stderr).not.toContain(riddle);
    }
  });

  it("shows the result of a success, which was asked for", async () => {
    const { fetch } = answerWith(() => Response.json(otpSent));
    const { stdout } = await invokeCli(asha, { env, fetch });
    expect(stdout).toContain('"otp_ref_id": "IXrygqm0"');
  });

  it("shows a reference of the length of a signature, because the next call needs it", async () => {
    const otp_ref_id = "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=";
    const { fetch } = answerWith(() => Response.json({ ...otpSent, data: { intent_id: 19, otp_ref_id } }));
    const { stdout } = await invokeCli(asha, { env, fetch });
    expect(stdout).toContain(`"otp_ref_id": "${otp_ref_id}"`);
  });

  it("shows control characters of an answer as a placeholder", async () => {
    const { fetch } = answerWith(() => new Response("\u001b[2J\u009bA", { status: 502 }));
    const { stdout } = await invokeCli([...asha, "--show-answers"], { env, fetch });
    expect(stdout).toContain("  \ufffd[2J\ufffdA\n");
  });
});
