import { createHmac } from "node:crypto";
import { type MockServer, mockKeys } from "../../src/mock/index.ts";

/** A body that the contract accepts for onboarding. */
export const customer = {
  initiator_id: "9962981729",
  user_code: "20810200",
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road"],
};

/** A body that the contract accepts for verifying an OTP. */
export function otpBody(otp: string | number) {
  return { initiator_id: "9962981729", user_code: "20810200", otp, otp_ref_id: "IXrygqm0vTNbN35L" };
}

let lastTimestamp = 0;

/** The time in milliseconds, or a little later: a timestamp serves once. */
function nextTimestamp(): number {
  lastTimestamp = Math.max(Date.now(), lastTimestamp + 1);
  return lastTimestamp;
}

/** The signing headers, made without any code of the project. */
export function sign(timestamp: number = nextTimestamp()): Record<string, string> {
  const key = Buffer.from(mockKeys.accessKey).toString("base64");
  return {
    developer_key: mockKeys.developerKey,
    "secret-key": createHmac("sha256", key).update(String(timestamp)).digest("base64"),
    "secret-key-timestamp": String(timestamp),
  };
}

/** Sends a signed POST with a JSON body; `headers` replace the signed ones. */
export function post(
  mock: MockServer,
  path: string,
  body: unknown = customer,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(mock.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { ...sign(), "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Sends a signed GET for the profile of a customer. */
export function getProfile(mock: MockServer, customerId: string): Promise<Response> {
  const query = "initiator_id=9962981729&user_code=20810200";
  return fetch(`${mock.url}/customer/profile/${customerId}?${query}`, {
    headers: sign(),
    redirect: "manual",
  });
}
