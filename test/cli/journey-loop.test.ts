import { beforeEach, expect, it, vi } from "vitest";
import { callOperation } from "../../src/cli/call-operation.ts";
import { EkoInputError } from "../../src/errors/eko-errors.ts";
import { configure, invokeCli } from "./invoke-cli.ts";

// Answers that lead back to a step that was already taken.
vi.mock("../../src/cli/call-operation.ts", () => ({
  callOperation: vi.fn(async (operation: string) => ({
    input: { customer_id: "9876543210" },
    result: { response_type: "x", next: operation === "getCustomer" ? "onboardCustomer" : "getCustomer" },
  })),
}));

const env = configure({ EKO_BASE_URL: "http://127.0.0.1:9/v3" });
beforeEach(() => void vi.mocked(callOperation).mockClear());

it("looks up twice at most and repeats nothing else, because each step might text an OTP", async () => {
  const { exitCode, stdout } = await invokeCli(["journey", "--otp", "123456"], { env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("The answers lead back to a step that was already taken; the journey ends here.");
  expect(stdout).toContain("Next: eko-onboarding onboardCustomer --customer-id 9876543210");
  expect(vi.mocked(callOperation)).toHaveBeenCalledTimes(3);
});

it("asks for no other OTP when another field is wrong, which an OTP cannot correct", async () => {
  const result = { response_type: "x", next: "verifyCustomerOtp" };
  const issues = ["otp", "otp_ref_id"].map((path) => ({ path, message: "is wrong." }));
  vi.mocked(callOperation)
    .mockResolvedValueOnce({ input: {}, result } as never)
    .mockRejectedValueOnce(new EkoInputError("verifyCustomerOtp", issues));
  const input = ["12a456\n", "123456\n"];
  const { exitCode, stderr } = await invokeCli(["journey"], { env, isTerminal: true, input });
  expect(exitCode).toBe(2);
  expect(stderr).not.toContain("try again");
  expect(vi.mocked(callOperation)).toHaveBeenCalledTimes(2);
});
