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
  const command = suggestCommand("eko-onboarding", "onboardCustomer", known);
  // Of a field that the operation gets besides, the flag stands with its name in capitals between these.
  expect(command).toMatch(
    /^eko-onboarding onboardCustomer --customer-id 9444444444 --name 'Asha O'\\''Neil' --dob DOB(?: --[a-z-]+ [A-Z_]+)* --address '7 Hill Road' --address Mumbai$/,
  );
});

it("shows no sensitive value, also when the answer to an earlier call echoes it", () => {
  const known = { customer_id: "9444444444", aadhar: "736491820573", piddata: "<PidData/>" };
  expect(suggestCommand("eko-onboarding", "submitSenderEkyc", known)).toBe(
    "eko-onboarding submitSenderEkyc --customer-id 9444444444 --aadhar AADHAR --piddata PIDDATA",
  );
});
