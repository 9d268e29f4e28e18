import { makeOperationCommand } from "../operation-command.ts";

/** Looks up a customer. */
export const customerCommand = makeOperationCommand("getCustomer", {
  summary: "Tell whether a customer is enrolled. If so, the call may text another OTP.",
  description: "A customer who is not enrolled is a result, not an error: the exit code is 0.",
  examples: ["--customer-id 9876543210", "--customer-id 0000002129   # a scenario of the mock: enrolled"],
});
