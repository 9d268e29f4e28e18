const { createEkoClient } = require("eko-onboarding");
const { mockKeys, startMockServer } = require("eko-onboarding/mock");

let mock;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.close());
afterEach(() => jest.useRealTimers());

const createClient = () =>
  createEkoClient({ baseUrl: mock.url, ...mockKeys, initiatorId: "9962981729", userCode: "20810200" });
const customer_id = "0000002129";

test("the client talks to the mock in Jest as it is installed", async () => {
  expect(await require("./onboard.cjs")).toBe("otp_sent");
});

test("takes a signal of this environment", async () => {
  const controller = new AbortController();
  const call = createClient().getCustomer({ customer_id }, { signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: "aborted", outcome: "not_sent" });
});

test.each([false, true])("works under fake timers (legacy: %s)", async (legacyFakeTimers) => {
  jest.useFakeTimers({ legacyFakeTimers });
  if (!legacyFakeTimers) jest.setSystemTime(new Date("2020-01-01"));
  await expect(createClient().getCustomer({ customer_id })).resolves.toMatchObject({
    response_type: "otp_sent",
  });
});
