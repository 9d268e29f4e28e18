import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMockServer } from "../../src/mock/index.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const env = () => configure({ EKO_BASE_URL: mock.url });
const calls = () => mock.journal.map(({ operationId }) => operationId);

describe("eko-onboarding journey", () => {
  it("looks up, onboards and verifies the sample customer against the embedded mock", async () => {
    const { exitCode, stdout, stderr } = await invokeCli(["journey"], { mock });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(calls()).toEqual(["getCustomer", "onboardCustomer", "verifyCustomerOtp"]);
    expect(stdout).toMatch(/Step 1: getCustomer\n.*Step 2: onboardCustomer\n.*Step 3: verifyCustomerOtp\n/s);
    expect(stdout).toContain("The journey is complete");
  });

  it("goes where the answer says: an enrolled customer is verified, not onboarded", async () => {
    const { exitCode } = await invokeCli(["journey", "--customer-id", "0000002129"], { mock });
    expect(calls()).toEqual(["getCustomer", "verifyCustomerOtp"]);
    expect(exitCode).toBe(0);
  });

  it("looks a customer up once more who was opened without an OTP", async () => {
    const { exitCode, stdout } = await invokeCli(["journey", "--customer-id", "0000000300"], { mock });
    expect(exitCode).toBe(0);
    expect(calls()).toEqual(["getCustomer", "onboardCustomer", "getCustomer"]);
    expect(stdout).toContain("Step 3: getCustomer");
  });

  it("passes the otp_ref_id of the answer on, and gives each call its own reference", async () => {
    await invokeCli(["journey"], { mock });
    const [, onboarding, verification] = mock.journal.map(({ json }) => json as Record<string, string>);
    expect(verification?.otp_ref_id).toMatch(/^\S{86}==$/);
    expect(verification?.client_ref_id).not.toBe(onboarding?.client_ref_id);
  });

  it("asks for the OTP on the terminal, on stderr", async () => {
    const { exitCode, stdout, stderr } = await invokeCli(["journey", "--json"], {
      env: env(),
      isTerminal: true,
      input: "123456\n",
    });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("OTP that the customer received: ");
    expect(JSON.parse(stdout)).toMatchObject({
      steps: [
        { operation: "getCustomer", result: { response_type: "not_enrolled" } },
        { operation: "onboardCustomer", result: { response_type: "otp_sent" } },
        { operation: "verifyCustomerOtp", result: { response_type: "verified" } },
      ],
    });
  });

  it("takes the OTP from --otp when there is no terminal", async () => {
    const { exitCode } = await invokeCli(["journey", "--otp", "123456"], { env: env() });
    expect(exitCode).toBe(0);
  });

  it("sends nothing when it could not ask for the OTP", async () => {
    const { exitCode, stderr } = await invokeCli(["journey"], { env: env() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("pass --otp");
    expect(mock.journal).toHaveLength(0);
  });

  it("says how to repeat the last step alone after a wrong OTP", async () => {
    const { exitCode, stderr } = await invokeCli(["journey", "--otp", "654321"], { env: env() });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /To repeat only this one: eko-onboarding verifyCustomerOtp --customer-id 9444444444 --otp OTP --otp-ref-id \S{86}==/,
    );
  });

  it("asks again after a wrong OTP on a terminal, and ends when the server allows no more", async () => {
    const options = { env: env(), isTerminal: true };
    const right = await invokeCli(["journey"], { ...options, input: ["111111\n", "123456\n"] });
    expect(right.exitCode).toBe(0);
    expect(right.stderr.match(/The OTP is wrong\. The server lets you try again\./g)).toHaveLength(1);
    mock.reset();
    const wrong = await invokeCli(["journey"], {
      ...options,
      input: ["1\n", "2\n", "3\n"].map((otp) => `11111${otp}`),
    });
    expect(wrong.exitCode).toBe(3);
    expect(wrong.stderr).toContain("expired");
    expect(calls().filter((id) => id === "verifyCustomerOtp")).toHaveLength(3);
  });

  it("asks again after a text that is not an OTP, and sends only the next one", async () => {
    const input = ["\n", "12a456\n", "123456\n"];
    const { exitCode, stderr } = await invokeCli(["journey"], { env: env(), isTerminal: true, input });
    expect(exitCode).toBe(0);
    expect(
      stderr.match(/The OTP must be the digits of the OTP, .* Nothing was sent; try again\.\n/g),
    ).toHaveLength(2);
    expect(calls()).toEqual(["getCustomer", "onboardCustomer", "verifyCustomerOtp"]);
  });

  it("is shown to a stranger, who has configured nothing and named no command", async () => {
    const { exitCode, stdout } = await invokeCli([], { mock });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Nothing is configured: a mock answers, and nothing leaves this machine.");
    expect(calls()).toEqual(["getCustomer", "onboardCustomer", "verifyCustomerOtp"]);
  });

  it("suggests nothing to repeat where the embedded mock forgets", async () => {
    const { exitCode, stderr } = await invokeCli(["journey", "--customer-id", "0000000302"], { mock });
    expect(exitCode).toBe(3);
    expect(stderr).not.toContain("To repeat");
  });

  it("suggests nothing to repeat when its effect is not known", async () => {
    const { exitCode, stderr } = await invokeCli(
      ["journey", "--otp", "123456", "--customer-id", "0000000500"],
      { env: env() },
    );
    expect(exitCode).toBe(5);
    expect(stderr).not.toContain("To repeat");
  });

  it("says how to go on when the terminal is closed instead of an OTP", async () => {
    const { exitCode, stderr } = await invokeCli(["journey"], { env: env(), isTerminal: true, input: "" });
    expect(exitCode).toBe(2);
    expect(calls()).toEqual(["getCustomer", "onboardCustomer"]);
    expect(stderr).toContain("No OTP was given.");
    expect(stderr).toContain("The earlier steps took effect.");
  });
});
