import type { EkoResult } from "../../src/index.ts";

/** How a caller tells the outcomes apart. It compiles for as long as it covers every outcome of the contract. */
export function describeOutcome(result: EkoResult<"verifyCustomerOtp">): string {
  switch (result.response_type) {
    case "verified":
      return `verified, with a balance of ${result.customer_profile.balance}`;
    case "aadhaar_pending":
      return "the Aadhaar has to be validated";
    case "pan_required":
      return `the PAN is needed for application ${result.application_id}`;
  }
}
