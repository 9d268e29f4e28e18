import { makeOperationCommand } from "../operation-command.ts";

/** Sends back the OTP. */
export const verifyCommand = makeOperationCommand("verifyCustomerOtp", {
  summary: "Send back the OTP that the customer received.",
  description:
    "The embedded mock has sent no OTP when it starts, so for ordinary numbers it answers that the OTP has\n" +
    "expired. Use `journey`, or a mock that keeps running.",
  examples: [
    "--customer-id 9876543210 --otp 123456 --otp-ref-id IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1E",
    "--customer-id 0000000309   # a scenario of the mock: any OTP is right",
  ],
});
