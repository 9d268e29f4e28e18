import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mockJourney } from "../../generated/mock.ts";
import { createJourneys } from "../../src/mock/answers/journey.ts";
import { mockOtp, startMockServer } from "../../src/mock/index.ts";
import { customer, getProfile, otpBody, post } from "./send-signed.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

interface Body {
  status: number;
  data: { otp_ref_id?: string; sender_name?: string; customer_profile?: { name: string; mobile: string } };
}

const mobile = "9444444444";
let reference = "";

async function read(response: Promise<Response>): Promise<Body> {
  const body = (await (await response).json()) as Body;
  reference = body.data?.otp_ref_id ?? reference;
  return body;
}
const profile = async (id = mobile) => (await read(getProfile(mock, id))).status;
const onboard = async (fields: object = customer) =>
  (await read(post(mock, `/customer/account/${mobile}`, fields))).status;
const verify = async (otp: string | number, otp_ref_id = reference) =>
  (await read(post(mock, `/customer/account/${mobile}/otp/verify`, { ...otpBody(otp), otp_ref_id }))).status;

describe("the journey of a customer", () => {
  it("leads from not enrolled over the OTP to enrolled", async () => {
    expect(await profile()).toBe(308);
    expect(await onboard()).toBe(2129);
    expect(await profile()).toBe(308);
    expect(await verify(mockOtp)).toBe(0);
    expect(await profile()).toBe(2129);
  });

  it("takes the OTP as a number, too", async () => {
    await onboard();
    expect(await verify(123456)).toBe(0);
  });

  it("answers two wrong OTPs with 302, the third with 303, and then expects a new OTP", async () => {
    await onboard();
    expect([await verify("000000"), await verify("000000"), await verify("000000")]).toEqual([302, 302, 303]);
    expect(await verify(mockOtp)).toBe(303);
    await onboard();
    expect(await verify("000000")).toBe(302);
    expect(await verify(mockOtp)).toBe(0);
  });

  it("counts wrong OTPs anew when another OTP is sent", async () => {
    await onboard();
    expect([await verify("000000"), await verify("000000")]).toEqual([302, 302]);
    await onboard();
    expect(await verify("000000")).toBe(302);
  });

  it("takes an OTP once", async () => {
    await onboard();
    expect(await verify(mockOtp)).toBe(0);
    expect(await verify(mockOtp)).toBe(303);
  });

  it("has no valid OTP for a customer who was never sent one", async () => {
    expect(await verify(mockOtp)).toBe(303);
  });

  it("makes another reference at each onboarding, in the form of the documented one, and takes only the last", async () => {
    await onboard();
    const first = reference;
    await onboard();
    expect(reference).not.toBe(first);
    expect(first).toMatch(/^[A-Za-z0-9+/]{86}==$/);
    expect(await verify(mockOtp, first)).toBe(302);
    expect(await verify(mockOtp)).toBe(0);
  });

  it("does not take the reference of another customer", async () => {
    await read(post(mock, "/customer/account/9444444445", customer));
    const theirs = reference;
    await onboard();
    expect(await verify(mockOtp, theirs)).toBe(302);
  });

  it("shows the customer who asks", async () => {
    await onboard({ ...customer, name: "Asha Rao" });
    const body = await read(
      post(mock, `/customer/account/${mobile}/otp/verify`, { ...otpBody(mockOtp), otp_ref_id: reference }),
    );
    expect(body.data).toMatchObject({
      sender_name: "Asha Rao",
      customer_profile: { name: "Asha Rao", mobile },
    });
  });

  it("sends an enrolled customer who is looked up an OTP that verifies", async () => {
    await onboard();
    await verify(mockOtp);
    await profile();
    expect(await verify("000000")).toBe(302);
    expect(await verify(mockOtp)).toBe(0);
  });

  it("leaves an enrolled customer enrolled when the OTP expires", async () => {
    await onboard();
    await verify(mockOtp);
    await profile();
    for (let tries = 0; tries < 3; tries++) await verify("000000");
    expect(await profile()).toBe(2129);
  });

  it("keeps customers apart", async () => {
    await onboard();
    await verify(mockOtp);
    expect(await profile("9444444445")).toBe(308);
  });

  it("is not moved by a request that is refused", async () => {
    const response = await post(mock, `/customer/account/${mobile}`, { ...customer, dob: "1990" });
    expect(response.status).toBe(422);
    expect(await verify(mockOtp)).toBe(303);
  });

  it("follows an answer that the Prefer header chose", async () => {
    const prefer = { prefer: "example=verified" };
    await post(mock, `/customer/account/${mobile}/otp/verify`, otpBody("000000"), prefer);
    expect(await profile()).toBe(2129);
  });

  it("is shown by customer(), and begins anew after reset()", async () => {
    expect(mock.customer(mobile).onboarding).toEqual({ state: "unknown", known: { otp: mockOtp } });
    await onboard();
    expect(mock.customers()).toEqual([mobile]);
    expect(mock.customer(mobile).onboarding).toEqual({
      state: "invited",
      known: { otp: mockOtp, otp_ref_id: reference, name: customer.name },
    });
    await verify(mockOtp);
    expect(mock.customer(mobile).onboarding.state).toBe("enrolled");
    mock.reset();
    expect(mock.customers()).toEqual([]);
    expect(await profile()).toBe(308);
  });
});

describe("createJourneys", () => {
  const verified = { data: { sender_name: "", customer_profile: { name: "", mobile: "" } } };

  it("forgets the customer met first when it remembers too many", () => {
    const journeys = createJourneys(mockJourney);
    const idOf = (index: number) => ({ customer_id: `9${String(index).padStart(9, "0")}` });
    for (let index = 0; index <= 10_000; index++) {
      journeys.perform("verifyCustomerOtp", "verified", idOf(index), verified);
    }
    expect(journeys.choose("getCustomer", idOf(0))).toBe("not_enrolled");
    expect(journeys.choose("getCustomer", idOf(1))).toBe("otp_sent");
    expect(journeys.choose("getCustomer", idOf(10_000))).toBe("otp_sent");
  });

  it("remembers no value that is longer than a name", () => {
    const journeys = createJourneys(mockJourney);
    const fields = { customer_id: mobile, name: "x".repeat(257) };
    journeys.perform("onboardCustomer", "otp_sent", fields, { data: { otp_ref_id: "1" } });
    expect(journeys.progressOf(mobile).onboarding?.known).not.toHaveProperty("name");
  });

  it("has no answer for an operation without a journey", () => {
    const journeys = createJourneys(mockJourney);
    expect(journeys.choose("deleteCustomer", { customer_id: mobile })).toBeUndefined();
    expect(journeys.perform("deleteCustomer", "done", { customer_id: mobile }, { status: 0 })).toEqual({
      status: 0,
    });
  });
});

describe("the journey of a rail, declared alone", () => {
  // The sender journey of DMT-Fino: a fingerprint that can be refused, then an OTP with two references.
  const journeys = createJourneys({
    known: { otp: "123456" },
    journeys: {
      sender: {
        customer: "customer_id",
        start: "absent",
        operations: {
          getSender: [
            { in: ["absent"], answer: "not_enrolled" },
            { in: ["opened"], answer: "ekyc_pending" },
            {
              in: ["otp_sent"],
              answer: "otp_pending",
              show: { "/data/otp_ref_id": "otp_ref_id", "/data/kyc_request_id": "kyc_request_id" },
            },
            { answer: "found", show: { "/data/mobile": "customer_id", "/data/name": "name" } },
          ],
          onboardSender: [
            { in: ["absent"], answer: "ekyc_pending", to: "opened", remember: ["name"] },
            { in: ["opened", "otp_sent"], answer: "opened_already" },
            { answer: "complete_elsewhere" },
          ],
          submitSenderEkyc: [
            { in: ["absent"], answer: "user_not_found" },
            { when: { piddata: 'errCode="[^0]' }, answer: "ekyc_refused" },
            { answer: "otp_sent", to: "otp_sent", make: ["/data/otp_ref_id", "/data/kyc_request_id"] },
          ],
          verifySenderEkycOtp: [
            { in: ["complete"], answer: "registered_already" },
            { in: ["absent", "opened"], answer: "otp_expired" },
            { unless: ["otp", "otp_ref_id", "kyc_request_id"], times: 2, answer: "wrong_otp" },
            { unless: ["otp", "otp_ref_id", "kyc_request_id"], answer: "otp_expired", to: "opened" },
            { answer: "complete", to: "complete" },
          ],
        },
      },
    },
  });
  const sent = { data: { otp_ref_id: "666803844", kyc_request_id: "9332126" } };
  const bodies: Record<string, object> = {
    otp_sent: sent,
    otp_pending: sent,
    found: { data: { mobile: "9", name: "x" } },
  };
  let answer: { data?: Record<string, string> } | undefined;
  const call = (operation: string, fields: object = {}): string => {
    const all = { customer_id: mobile, ...fields };
    const example = journeys.choose(operation, all) as string;
    answer = journeys.perform(operation, example, all, bodies[example] ?? {}) as typeof answer;
    return example;
  };
  beforeEach(() => journeys.reset());

  it("leads from the first look-up to the complete registration", () => {
    expect(call("getSender")).toBe("not_enrolled");
    expect(call("submitSenderEkyc", { piddata: "" })).toBe("user_not_found");
    expect(call("onboardSender", { name: "Asha Rao" })).toBe("ekyc_pending");
    expect(call("onboardSender")).toBe("opened_already");
    expect(call("submitSenderEkyc", { piddata: '<Resp errCode="710"/>' })).toBe("ekyc_refused");
    expect(call("getSender")).toBe("ekyc_pending");
    expect(call("submitSenderEkyc", { piddata: '<Resp errCode="0"/>' })).toBe("otp_sent");
    const references = answer?.data;
    expect(references).toEqual({
      otp_ref_id: expect.stringMatching(/^\d{9}$/),
      kyc_request_id: expect.stringMatching(/^\d{7}$/),
    });
    expect(references).not.toEqual(sent.data);
    expect(call("getSender")).toBe("otp_pending");
    expect(answer?.data).toEqual(references);
    expect(call("verifySenderEkycOtp", { otp: "000000", ...references })).toBe("wrong_otp");
    expect(call("verifySenderEkycOtp", { otp: "123456", ...references, kyc_request_id: "1" })).toBe(
      "wrong_otp",
    );
    expect(call("verifySenderEkycOtp", { otp: "000000", ...references })).toBe("otp_expired");
    expect(call("verifySenderEkycOtp", { otp: "123456", ...references })).toBe("otp_expired");
    expect(call("submitSenderEkyc", { piddata: "" })).toBe("otp_sent");
    expect(call("verifySenderEkycOtp", { otp: "123456", ...answer?.data })).toBe("complete");
    expect(call("verifySenderEkycOtp", { otp: "123456" })).toBe("registered_already");
    expect(call("getSender")).toBe("found");
    expect(answer?.data).toEqual({ mobile, name: "Asha Rao" });
    expect(call("onboardSender")).toBe("complete_elsewhere");
  });
});
