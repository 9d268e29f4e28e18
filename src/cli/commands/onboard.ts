import { makeOperationCommand } from "../operation-command.ts";

/** Registers a customer. */
export const onboardCommand = makeOperationCommand("onboardCustomer", {
  summary: "Register a customer, which texts an OTP to the customer's phone (the default command).",
  description:
    "With nothing configured it onboards the sample customer against the embedded mock. Values that are\n" +
    "left out come from the sample, too, but never where a call reaches real people.",
  examples: [
    "",
    "--name 'Asha Rao' --dob 1988-02-29 --customer-id 9876543210 --address '7 Hill Road' --address Mumbai",
    "--customer-id 0000000461   # a scenario of the mock: fields are refused",
    "--env-file .env --json",
  ],
});
