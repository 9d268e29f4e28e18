import { mockJourney } from "../../generated/mock.ts";

/** The keys that the mock accepts by default. They open only the mock. */
export const mockKeys = {
  developerKey: "mock-developer-key",
  accessKey: "mock-access-key",
} as const;

/** The OTP that is right for every customer of the mock. */
export const mockOtp = mockJourney.known.otp;
