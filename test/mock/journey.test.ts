import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { checkJourney, createJourney } from "../../src/mock/answers/journey.ts";
import { mockOtp, startMockServer } from "../../src/mock/index.ts";
import { customer, getProfile, otpBody, post } from "./send-signed.ts";

const mock = await startMockServer();
beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function statusOf(response: Promise<Response>): Promise<number> {
  return ((await (await response).json()) as { status: number }).status;
}
const profile = (id = "9444444444") => statusOf(getProfile(mock, id));
const onboard = (body: unknown = customer) => statusOf(post(mock, "/customer/account/9444444444", body));
const verify = (otp: string | number) =>
  statusOf(post(mock, "/customer/account/9444444444/otp/verify", otpBody(otp)));

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

  it("sends an enrolled customer who is looked up an OTP that verifies", async () => {
    await onboard();
    await verify(mockOtp);
    await profile();
    expect(await verify(mockOtp)).toBe(0);
  });

  it("keeps customers apart", async () => {
    await onboard();
    await verify(mockOtp);
    expect(await profile("9444444445")).toBe(308);
  });

  it("is not moved by a request that is refused", async () => {
    expect((await post(mock, "/customer/account/9444444444", { ...customer, dob: "1990" })).status).toBe(422);
    expect(await verify(mockOtp)).toBe(303);
  });

  it("follows an answer that the Prefer header chose", async () => {
    await post(mock, "/customer/account/9444444444/otp/verify", otpBody("000000"), {
      prefer: "example=verified",
    });
    expect(await profile()).toBe(2129);
  });

  it("begins anew after reset()", async () => {
    await onboard();
    await verify(mockOtp);
    mock.reset();
    expect(await profile()).toBe(308);
  });
});

describe("createJourney", () => {
  it("forgets the customer met first when it remembers too many", () => {
    const journey = createJourney();
    for (let id = 0; id <= 10_000; id++) journey.observe(`9${String(id).padStart(9, "0")}`, "verified");
    expect(journey.choose("getCustomer", "9000000000", undefined)).toBe("not_enrolled");
    expect(journey.choose("getCustomer", "9000000001", undefined)).toBe("otp_sent");
    expect(journey.choose("getCustomer", "9000010000", undefined)).toBe("otp_sent");
  });
});

describe("an operation that the journey does not know", () => {
  it("has no answer of the customer's state", () => {
    expect(createJourney().choose("deleteCustomer", "9444444444", undefined)).toBeUndefined();
    expect(createJourney().choose(undefined, "9444444444", undefined)).toBeUndefined();
  });

  it("needs no examples", () => {
    expect(() => checkJourney([{ iid: "deleteCustomer", responses: [] }])).not.toThrow();
  });
});

describe("checkJourney", () => {
  it("names every example that is missing", () => {
    expect(() => checkJourney([{ iid: "getCustomer", responses: [] }])).toThrow(
      "getCustomer: otp_sent\n  getCustomer: not_enrolled",
    );
  });
});
