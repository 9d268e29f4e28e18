import { describe, expect, it } from "vitest";
import { answerBranches } from "./probes/answer-branches.ts";
import { fieldValues } from "./probes/field-values.ts";
import { probedOperations } from "./probes/probed-operations.ts";

/** How many values were chosen for each field: at least so many accepted, and so many refused. */
const leastValues = {
  customer_id: [16, 372],
  initiator_id: [16, 372],
  user_code: [430, 49],
  client_ref_id: [413, 67],
  name: [436, 40],
  dob: [9, 42],
  residence_address: [137, 51],
  otp: [19, 316],
  otp_ref_id: [468, 10],
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
} as const;

// A probe that is deleted turns nothing else red: the contract is right without it, too.
describe("the probes", () => {
  it("try no field with fewer values than were chosen", () => {
    const counts = Object.entries(fieldValues).map(([name, { accepted, refused }]) => [
      name,
      [accepted.length, refused.length],
    ]);
    expectAtLeast(Object.fromEntries(counts), leastValues);
  });

  it("try every field of every operation", () => {
    const fields = probedOperations.flatMap((probed) => Object.keys(probed.fields));
    expect([...new Set(fields)].sort()).toEqual(Object.keys(leastValues).sort());
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
