import { describe, expect, inject, it } from "vitest";
import { mockKeys } from "../../../src/mock/mock-keys.ts";
import { runInProcess } from "../../helpers/run-in-process.ts";
import { runTypeScript } from "../../helpers/run-process.ts";
import { startRecordingServer } from "../../helpers/start-recording-server.ts";

const credentials = {
  EKO_DEVELOPER_KEY: mockKeys.developerKey,
  EKO_ACCESS_KEY: mockKeys.accessKey,
  EKO_INITIATOR_ID: "9111111111",
  EKO_USER_CODE: "AG-7",
};
const about = ["--customer-id", "9100000002"];

const script = "scripts/test-live/main.ts";

async function testLive(args: string[], env: Record<string, string>) {
  const { status, stdout, stderr } = await runInProcess(script, args, env);
  return { code: status, output: `${stdout}\n${stderr}` };
}

describe("npm run test:live", () => {
  it.for([
    ["without credentials", ["--yes", ...about], {}, "there are no credentials"],
    ["with half of the credentials", ["--yes", ...about], { EKO_ACCESS_KEY: "x" }, "Set EKO_ENVIRONMENT"],
    ["without --yes", about, { ...credentials, EKO_ENVIRONMENT: "sandbox" }, "say --yes"],
    [
      "without a customer",
      ["--yes"],
      { ...credentials, EKO_ENVIRONMENT: "sandbox" },
      "it needs --customer-id",
    ],
    [
      "against production",
      ["--yes", ...about],
      { ...credentials, EKO_ENVIRONMENT: "production" },
      "real customers",
    ],
  ] as const)("sends nothing %s", async ([, args, env, reason]) => {
    const { code, output } = await testLive([...args], env);
    expect(output).toContain(`test:live stops: `);
    expect(output).toContain(reason);
    expect(code).toBe(2);
  });

  it("explains itself, started as a process", async () => {
    const { status, stdout } = await runTypeScript(script, ["--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^usage: npm run test:live -- --customer-id NUMBER/);
  });

  it("passes against a server that keeps the contract, and says what it skips", async () => {
    const env = { ...credentials, EKO_BASE_URL: inject("mockUrl") };
    const { code, output } = await testLive(["--yes", ...about], env);
    expect(output).toMatch(
      /passed +onboardCustomer with the documented sample: HTTP 200, a success: otp_sent/,
    );
    expect(output).toMatch(/passed +onboardCustomer with an unknown field: HTTP 422/);
    expect(output).toMatch(
      /skipped +onboardCustomer with a customer_id of ten zeros: the number may be a stranger's/,
    );
    expect(output).toMatch(/skipped +verifyCustomerOtp with the documented sample: it takes an OTP/);
    expect(output).toMatch(/\d+ passed, 0 failed, \d+ skipped\n0 refusals that the server does not make/);
    expect(code).toBe(0);
    for (const secret of [...Object.values(credentials), ...about.slice(1), "Karan"]) {
      expect(output).not.toContain(secret);
    }
  });

  it("fails when answers break the contract, and lists the refusals that are missing", async () => {
    const server = await startRecordingServer({
      status: 2129,
      response_type_id: 2129,
      data: { otp_ref_id: 7 },
    });
    const { code, output } = await testLive(["--yes", ...about], {
      ...credentials,
      EKO_BASE_URL: server.url,
    });
    expect(output).toMatch(/failed +onboardCustomer with the documented sample: HTTP 200, incomplete_answer/);
    expect(output).toMatch(/noted +onboardCustomer with no name: HTTP 200/);
    expect(output).not.toMatch(/ 0 failed/);
    expect(code).toBe(1);
    const [first] = server.requests;
    expect(first).toMatchObject({
      path: "/customer/account/9100000002",
      json: { initiator_id: "9111111111", user_code: "AG-7", name: "Karan Garg" },
    });
  });

  it("stops at the first refusal of the signature", async () => {
    const env = { ...credentials, EKO_BASE_URL: inject("mockUrl"), EKO_ACCESS_KEY: "another" };
    const { code, output } = await testLive(["--yes", ...about], env);
    expect(output).toContain("test:live stops: the server answers 401: check keys and clock.");
    expect(code).toBe(2);
  });
});
