import { expect, it } from "vitest";
import { suggestCommand } from "../../src/cli/suggest-command.ts";

it("suggests a command with what is known, quoted for the shell, and the rest in capitals", () => {
  const known = {
    customer_id: "9444444444",
    name: "Asha O'Neil",
    residence_address: ["7 Hill Road", "Mumbai"],
    user_code: "20810200",
    client_ref_id: "REQ-1",
  };
  expect(suggestCommand("eko-onboarding", "onboardCustomer", known)).toBe(
    "eko-onboarding onboardCustomer --customer-id 9444444444 --name 'Asha O'\\''Neil' --dob DOB " +
      "--address '7 Hill Road' --address Mumbai",
  );
});
