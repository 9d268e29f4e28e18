import { describe, expect, it } from "vitest";
import { answerBranches } from "./probes/answer-branches.ts";
import * as values from "./probes/field-values.ts";
import { probedOperations } from "./probes/probed-operations.ts";
import * as senderValues from "./probes/sender-field-values.ts";

const allValues: Readonly<Record<string, values.FieldValues>> = { ...values, ...senderValues };

/** How many values were chosen for each kind of field: at least so many accepted, and so many refused. */
const leastValues = {
  mobileNumber: [16, 372],
  userCode: [430, 49],
  clientRefId: [413, 67],
  name: [436, 40],
  dateOfBirth: [9, 42],
  addressLines: [137, 51],
  otp: [19, 316],
  otpRefId: [468, 10],
  addressText: [152, 35],
  aadhaarNumber: [13, 356],
  scannerXml: [155, 87],
  otpText: [15, 316],
  referenceText: [464, 11],
} as const;

/** How many fields are tried in each answer of each operation, and with how many values. */
const leastAnswers = {
  onboardCustomer: { "OTP sent": [8, 234], "opened at once": [10, 304], "any other answer": [7, 161] },
  verifyCustomerOtp: {
    verified: [13, 386],
    "Aadhaar pending": [7, 180],
    "PAN required": [7, 180],
    "any other answer": [7, 161],
  },
  getCustomer: {
    "OTP sent": [8, 234],
    "not enrolled": [8, 215],
    verified: [13, 386],
    "Aadhaar pending": [7, 180],
    "any other answer": [7, 161],
  },
  getSender: {
    verified: [16, 468],
    "not enrolled": [7, 180],
    "eKYC pending": [7, 180],
    "eKYC OTP sent": [9, 292],
    "any other answer": [7, 161],
  },
  onboardSender: {
    "eKYC pending": [7, 180],
    "opened before": [10, 304],
    verified: [16, 468],
    "any other answer": [7, 161],
  },
  submitSenderEkyc: {
    "eKYC OTP sent": [9, 292],
    "fingerprint refused": [7, 180],
    "any other answer": [7, 161],
  },
  verifySenderEkycOtp: { registered: [7, 180], "OTP refused": [7, 180], "any other answer": [7, 161] },
} as const;

// A probe that is deleted turns nothing else red: the contract is right without it, too.
describe("the probes", () => {
  it("try no field with fewer values than were chosen", () => {
    const counts = Object.entries(allValues).map(([name, { accepted, refused }]) => [
      name,
      [accepted.length, refused.length],
    ]);
    expectAtLeast(Object.fromEntries(counts), leastValues);
  });

  it("try all of these values in some operation", () => {
    const tried = new Set(
      probedOperations.flatMap(({ fields }) => Object.values(fields).map((field) => field.values)),
    );
    const names = Object.keys(allValues).filter((name) => !tried.has(allValues[name] as values.FieldValues));
    expect(names).toEqual([]);
  });

  it.each(probedOperations)("try every answer of $id", ({ id }) => {
    const counts = answerBranches
      .filter(({ operation }) => operation === id)
      .map(({ name, fields }) => {
        const values = Object.values(fields).map(({ accepted, refused }) => accepted.length + refused.length);
        return [name, [values.length, values.reduce((sum, count) => sum + count, 0)]];
      });
    expectAtLeast(Object.fromEntries(counts), leastAnswers[id]);
  });
});

type Counts = Readonly<Record<string, readonly number[]>>;

/** Names with fewer, so that the message says where a probe is gone. */
function expectAtLeast(counts: Counts, least: Counts): void {
  const fewer = Object.entries(least).filter(([name, numbers]) =>
    numbers.some((number, index) => (counts[name]?.[index] ?? 0) < number),
  );
  expect(fewer.map(([name, numbers]) => ({ name, least: numbers, found: counts[name] }))).toEqual([]);
  expect(Object.keys(counts).sort()).toEqual(Object.keys(least).sort());
}
