import { expect, it, vi } from "vitest";
import { callOperation } from "../../src/cli/call-operation.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

// Answers that lead back to a step that was already taken.
vi.mock("../../src/cli/call-operation.ts", () => ({
  callOperation: vi.fn(async (operation: string) => ({
    input: { customer_id: "9876543210" },
    result: { response_type: "x", next: operation === "getCustomer" ? "onboardCustomer" : "getCustomer" },
  })),
}));

it("looks up twice at most and repeats nothing else, because each step might text an OTP", async () => {
  const env = configure({ EKO_BASE_URL: "http://127.0.0.1:9/v3" });
  const { exitCode, stdout } = await invokeCli(["journey", "--otp", "123456"], { env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("The answers lead back to a step that was already taken; the journey ends here.");
  expect(stdout).toContain("Next: eko-onboarding onboardCustomer --customer-id 9876543210");
  expect(vi.mocked(callOperation)).toHaveBeenCalledTimes(3);
});
