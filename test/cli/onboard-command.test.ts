import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const asha = [
  ["--customer-id", "9876543210"],
  ["--name", "Asha Rao"],
  ["--dob", "1988-02-29"],
  ["--address", "7 Hill Road"],
  ["--address", "Mumbai"],
].flat();

function signatureSent(): string | undefined {
  return mock.journal[0]?.headers["secret-key"];
}

describe("eko-onboarding without configuration", () => {
  it("onboards the sample customer against the embedded mock", async () => {
    const { exitCode, stderr } = await invokeCli(["onboard"], { mock });
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(mock.journal).toMatchObject([
      {
        method: "POST",
        path: "/ekoapi/v3/customer/account/9444444444",
        status: 200,
        json: {
          initiator_id: "9962981729",
          user_code: "20810200",
          name: "Karan Garg",
          dob: "1990-05-15",
          residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
        },
      },
    ]);
  });

  it("prints what was sent, what came back and the next step", async () => {
    const { stdout } = await invokeCli(["onboard"], { mock });
    const [entry] = mock.journal;
    expect(stdout).toContain(`Request: POST ${mock.url}/customer/account/9444444444\n`);
    expect(stdout).toContain(`  secret-key-timestamp: ${entry?.headers["secret-key-timestamp"]}\n`);
    expect(stdout).toContain('    "name": "Karan Garg",\n');
    expect(stdout).toContain('Answer: HTTP 200\n  {\n    "status": 2129,');
    expect(stdout).toMatch(/"otp_ref_id": "\S{86}=="/);
    expect(stdout).toContain("Result: otp_sent.");
    expect(stdout).toContain("Next: verifyCustomerOtp.");
  });

  it("shows neither signature nor keys", async () => {
    const { stdout } = await invokeCli(["onboard"], { mock });
    expect(signatureSent()).toHaveLength(44);
    expect(stdout).not.toContain(signatureSent());
    expect(stdout).not.toContain("mock-developer-key");
    expect(stdout).not.toContain("mock-access-key");
    expect(stdout).toContain("developer_key: [masked]\n  secret-key: [masked]\n");
  });

  it("makes a new client_ref_id for each call, whatever the sample says", async () => {
    await invokeCli(["onboard"], { mock });
    await invokeCli(["onboard"], { mock });
    const references = mock.journal.map(({ json }) => (json as { client_ref_id: string }).client_ref_id);
    expect(new Set(references).size).toBe(2);
    expect(references).not.toContain("REQ-20260101-001");
  });
});

describe("eko-onboarding onboard", () => {
  it("sends the values of the flags", async () => {
    const { exitCode } = await invokeCli(["onboard", ...asha, "--client-ref-id", "REQ-7"], { mock });
    expect(exitCode).toBe(0);
    expect(mock.journal).toMatchObject([
      {
        path: "/ekoapi/v3/customer/account/9876543210",
        json: {
          client_ref_id: "REQ-7",
          name: "Asha Rao",
          dob: "1988-02-29",
          residence_address: ["7 Hill Road", "Mumbai"],
        },
      },
    ]);
  });

  it("calls the configured server, and suggests the next command with its reference", async () => {
    const env = configure({ EKO_BASE_URL: mock.url });
    const { exitCode, stdout } = await invokeCli(["onboard", ...asha], { env });
    expect(exitCode).toBe(0);
    expect(mock.journal).toHaveLength(1);
    expect(stdout).toMatch(
      /Next: eko-onboarding verifyCustomerOtp --customer-id 9876543210 --otp OTP --otp-ref-id \S{86}==\n/,
    );
  });

  it("signs in the milliseconds of its instance", async () => {
    const env = { ...configure({ EKO_BASE_URL: mock.url }), EKO_INSTANCE: "2/300" };
    expect((await invokeCli(["onboard"], { env })).exitCode).toBe(0);
    expect(Number(mock.journal[0]?.headers["secret-key-timestamp"]) % 300).toBe(2);
  });

  it("suggests commands the way it was called itself", async () => {
    const env = { ...configure({ EKO_BASE_URL: mock.url }), npm_lifecycle_event: "start" };
    const { stdout } = await invokeCli([], { env });
    expect(stdout).toContain("Next: npm start -- verifyCustomerOtp ");
  });

  it("prints one JSON document with --json, keys and signature masked", async () => {
    const { exitCode, stdout, stderr } = await invokeCli(["onboard", ...asha, "--json"], { mock });
    const report = JSON.parse(stdout);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(report).toMatchObject({
      ok: true,
      exitCode: 0,
      command: "onboardCustomer",
      server: { name: "mock", baseUrl: mock.url },
      exchanges: [
        {
          request: { method: "POST", headers: { "secret-key": "[masked]", developer_key: "[masked]" } },
          response: { status: 200, body: { status: 2129 } },
        },
      ],
      result: { response_type: "otp_sent", next: "verifyCustomerOtp", client_ref_id: expect.any(String) },
    });
    expect(stdout).not.toContain(signatureSent());
  });

  it("refuses bad input with one line per field, and sends nothing", async () => {
    const { exitCode, stdout, stderr } = await invokeCli(
      ["--customer-id", "12", "--dob", "2023-02-29", "--address", "x", "--address", " "],
      { mock },
    );
    expect(exitCode).toBe(2);
    expect(mock.journal).toHaveLength(0);
    expect(stdout).not.toContain("Request:");
    expect(stderr.trimEnd().split("\n").sort()).toEqual([
      '--address, number 2, must be a line of the address, not blank, such as "123 MG Road"',
      '--customer-id must be a mobile number of 10 digits without country code, such as "9444444444"',
      '--dob must be an existing date as YYYY-MM-DD, such as "1990-05-15"',
      "Nothing was sent.",
    ]);
  });

  it("tells the issues of bad input in JSON, too", async () => {
    const { exitCode, stdout } = await invokeCli(["--dob", "1990-5-15", "--json"], { mock });
    expect(exitCode).toBe(2);
    expect(mock.journal).toHaveLength(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      exitCode: 2,
      exchanges: [],
      error: { name: "EkoInputError", outcome: "not_sent", issues: [{ path: "dob" }] },
    });
  });

  it("names the variable of a bad value from the environment", async () => {
    const env = { ...configure({ EKO_BASE_URL: mock.url }), EKO_INITIATOR_ID: "99" };
    const { exitCode, stderr } = await invokeCli([], { env });
    expect(exitCode).toBe(2);
    expect(mock.journal).toHaveLength(0);
    expect(stderr).toContain("--initiator-id (EKO_INITIATOR_ID) must be the registered mobile number");
  });
});

describe("eko-onboarding customer and verify", () => {
  it("looks up a customer", async () => {
    const { exitCode } = await invokeCli(["customer", "--customer-id", "0000002129"], { mock });
    expect(exitCode).toBe(0);
    expect(mock.journal).toMatchObject([
      { method: "GET", path: expect.stringContaining("/customer/profile/0000002129?") },
    ]);
  });

  it("sends the OTP back, and says when nothing is left to do", async () => {
    const { exitCode, stdout } = await invokeCli(
      ["verify", "--customer-id", "0000000309", "--otp", "012345", "--otp-ref-id", "abc+/=="],
      { mock },
    );
    expect(exitCode).toBe(0);
    expect(mock.journal).toMatchObject([
      {
        path: "/ekoapi/v3/customer/account/0000000309/otp/verify",
        json: { otp: "012345", otp_ref_id: "abc+/==" },
      },
    ]);
    expect(stdout).toContain("Result: verified.");
    expect(stdout).toContain("Nothing is left to do");
  });

  it("asks for an OTP reference rather than inventing one outside the embedded mock", async () => {
    const { exitCode, stderr } = await invokeCli(["verify"], { env: configure({ EKO_BASE_URL: mock.url }) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--otp-ref-id is required");
    expect(mock.journal).toHaveLength(0);
  });
});
