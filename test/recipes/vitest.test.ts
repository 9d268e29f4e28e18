// Unit tests with Vitest. Your code gets its client passed in, so a test can pass one that calls the mock.
import { createEkoClient } from "eko-onboarding";
import { type MockServer, mockKeys, scenarios, startMockServer } from "eko-onboarding/mock";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";

let mock: MockServer;

beforeAll(async () => {
  mock = await startMockServer(); // in this process, on a free port; nothing else to install
});
beforeEach(() => mock.reset()); // forgets customers and requests, so tests do not depend on their order
afterAll(() => mock.close());

function createTestClient() {
  return createEkoClient({ baseUrl: mock.url, ...mockKeys, initiatorId: "9962981729", userCode: "20810200" });
}
const person = {
  name: "Karan Garg",
  dob: "1990-05-15",
  residence_address: ["123 MG Road", "Bangalore", "Karnataka", "560001"],
};

it("onboards a customer", async () => {
  const { response_type } = await createTestClient().onboardCustomer({
    customer_id: "9444444444",
    ...person,
  });
  expect(response_type).toBe("otp_sent");

  // The journal holds each request as it arrived.
  expect(mock.journal).toMatchObject([{ operationId: "onboardCustomer", json: { name: "Karan Garg" } }]);
});

it("says when the customer has a wallet already", async () => {
  // Every documented answer has a customer id that always gets it.
  const call = createTestClient().onboardCustomer({ customer_id: scenarios.walletAlreadyExists, ...person });
  await expect(call).rejects.toMatchObject({ outcome: "rejected" });
});
