import { expect, it, vi } from "vitest";
import { callOperation } from "../../src/cli/call-operation.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

// No answer of the contract leads back to a step that was taken: here they do.
vi.mock("../../src/cli/call-operation.ts", () => ({
  callOperation: vi.fn(async (operation: string) => ({
    input: {},
    result: { response_type: "x", next: operation === "getCustomer" ? "onboardCustomer" : "getCustomer" },
  })),
}));

it("goes no step twice, for each might text an OTP", async () => {
  const env = configure({ EKO_BASE_URL: "http://127.0.0.1:9/v3" });
  const { exitCode, stderr } = await invokeCli(["journey", "--otp", "123456"], { env });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("The answers lead back to getCustomer; going on might text OTPs without end.");
  expect(vi.mocked(callOperation)).toHaveBeenCalledTimes(2);
});
