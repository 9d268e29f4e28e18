import { inspect } from "node:util";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createEkoClient, type EkoResult, type OperationId } from "../../src/index.ts";
import { mockKeys, mockOtp, startMockServer } from "../../src/mock/index.ts";

const mock = await startMockServer();
const events: unknown[] = [];
const eko = createEkoClient({
  baseUrl: mock.url,
  ...mockKeys,
  initiatorId: "9962981729",
  userCode: "20810200",
  onAttempt: (event) => events.push(event),
  onOutcome: (event) => events.push(event),
});
beforeEach(() => {
  mock.reset();
  events.length = 0;
});
afterAll(() => mock.close());

const customer_id = "9444444444";
const person = {
  customer_id,
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: '{"line":"123 MG Road"}',
};
const aadhar = "736491820573";
const template = "Rmln0ZXJQcmludENhbmFyeQ";
const finger = {
  customer_id,
  aadhar,
  piddata: `<PidData><Resp errCode="0"/><Data>${template}</Data></PidData>`,
};
const refusedFinger = { ...finger, piddata: finger.piddata.replace('errCode="0"', 'errCode="730"') };

async function submit() {
  const answer = await eko.submitSenderEkyc(finger);
  return { customer_id, otp_ref_id: answer.otp_ref_id, kyc_request_id: answer.kyc_request_id };
}

describe("the journey of a sender", () => {
  it("leads, step by step as `next` says, from the first look-up to the complete registration", async () => {
    const steps: (OperationId | null)[] = [];
    const first: EkoResult<"getSender"> = await eko.getSender({ customer_id });
    steps.push(first.next);
    steps.push((await eko.onboardSender(person)).next);
    steps.push((await eko.getSender({ customer_id })).next);
    const { next, otp_ref_id, kyc_request_id } = await eko.submitSenderEkyc(finger);
    steps.push(next);
    expect(steps).toEqual(["onboardSender", "submitSenderEkyc", "submitSenderEkyc", "verifySenderEkycOtp"]);
    const pending = await eko.getSender({ customer_id });
    expect(pending).toMatchObject({ response_type: "otp_sent", otp_ref_id, kyc_request_id });
    const references = { customer_id, otp_ref_id, kyc_request_id };
    expect(await eko.verifySenderEkycOtp({ ...references, otp: mockOtp })).toMatchObject({
      response_type: "registered",
      next: null,
    });
    expect(await eko.getSender({ customer_id })).toMatchObject({
      response_type: "verified",
      next: null,
      customer_profile: { name: person.name, mobile: customer_id, kyc_state: 1 },
    });
  });

  it("asks for the stage when a sender is opened twice", async () => {
    await eko.onboardSender(person);
    expect(await eko.onboardSender(person)).toMatchObject({ response_type: "opened", next: "getSender" });
  });

  it("refuses a fingerprint that the scanner failed to take, and takes the next one", async () => {
    await eko.onboardSender(person);
    await expect(eko.submitSenderEkyc(refusedFinger)).rejects.toMatchObject({
      code: "ekyc_refused",
      outcome: "rejected",
      reason: "K-100 EKYC Verification failed",
    });
    expect(await eko.submitSenderEkyc(finger)).toMatchObject({ next: "verifySenderEkycOtp" });
  });

  it("refuses two wrong OTPs, lets the third expire, and then asks for another fingerprint", async () => {
    await eko.onboardSender(person);
    const references = await submit();
    const wrong = { ...references, otp: "000000" };
    for (const code of ["wrong_otp", "wrong_otp", "otp_expired"]) {
      await expect(eko.verifySenderEkycOtp(wrong)).rejects.toMatchObject({ code, outcome: "rejected" });
    }
    await expect(eko.verifySenderEkycOtp({ ...references, otp: mockOtp })).rejects.toMatchObject({
      code: "otp_expired",
    });
    expect(await eko.getSender({ customer_id })).toMatchObject({ next: "submitSenderEkyc" });
    expect(await eko.verifySenderEkycOtp({ ...(await submit()), otp: mockOtp })).toMatchObject({
      next: null,
    });
  });

  it.each(["otp_ref_id", "kyc_request_id"])("takes an OTP only with its %s", async (name) => {
    await eko.onboardSender(person);
    const wrong = { ...(await submit()), [name]: "1", otp: mockOtp };
    await expect(eko.verifySenderEkycOtp(wrong)).rejects.toMatchObject({ code: "wrong_otp" });
  });

  it("refuses a sender who is registered already, and one whom nobody opened", async () => {
    await expect(eko.submitSenderEkyc(finger)).rejects.toMatchObject({ code: "user_not_found" });
    await eko.onboardSender(person);
    const last = { ...(await submit()), otp: mockOtp };
    await eko.verifySenderEkycOtp(last);
    await expect(eko.submitSenderEkyc(finger)).rejects.toMatchObject({ code: "ekyc_refused" });
    await expect(eko.verifySenderEkycOtp(last)).rejects.toMatchObject({
      code: "ekyc_otp_refused",
      reason: "Customer Already registred",
    });
  });
});

describe("an Aadhaar number and a fingerprint", () => {
  it("stand in no result, error, event or entry of the journal, not even in part", async () => {
    await eko.onboardSender(person);
    const broken = { ...finger, aadhar: `${aadhar}5`, piddata: template };
    const calls = [
      eko.submitSenderEkyc(refusedFinger),
      eko.submitSenderEkyc(finger),
      eko.submitSenderEkyc(broken),
    ];
    const ends = await Promise.allSettled(calls);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    const errors = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    const seen = [
      ends,
      errors.map((error) => [error.stack, error.reason, error.issues]),
      events,
      mock.journal,
    ];
    const texts = `${inspect(seen, { depth: 9, showHidden: true, getters: true })} ${JSON.stringify(seen)}`;
    expect(texts).toContain("submitSenderEkyc");
    for (const secret of [aadhar, aadhar.slice(-4), template, "Rmln0ZXJ"])
      expect(texts).not.toContain(secret);
  });
});
