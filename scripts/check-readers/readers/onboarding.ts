import { createHmac } from "node:crypto";

/** Where to onboard, and with which keys. */
export interface Target {
  url: string;
  developerKey: string;
  accessKey: string;
}

/** Onboards a customer with a generated client. @returns the `response_type_id` of each answer, in order */
export type Onboard = (target: Target, customer_id: string) => Promise<(number | undefined)[]>;

export const caller = { initiator_id: "9962981729", user_code: "20810200" };
export const person = {
  ...caller,
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore"] as [string, ...string[]],
};
export const otp = "123456";

/** The reference of the OTP that was sent. @throws Error when the answer is another one */
export function readReference(answer: { data?: object }): string {
  const { otp_ref_id } = (answer.data ?? {}) as { otp_ref_id?: unknown };
  if (typeof otp_ref_id !== "string") throw new Error(`No OTP was sent: ${JSON.stringify(answer)}`);
  return otp_ref_id;
}

let lastTimestamp = 0;

/** The three signing headers, each time with a timestamp of its own. */
export function signRequest({ developerKey, accessKey }: Target) {
  lastTimestamp = Math.max(Date.now(), lastTimestamp + 1);
  const key = Buffer.from(accessKey).toString("base64");
  return {
    developer_key: developerKey,
    "secret-key": createHmac("sha256", key).update(String(lastTimestamp)).digest("base64"),
    "secret-key-timestamp": String(lastTimestamp),
  };
}
