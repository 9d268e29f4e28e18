// Unit tests with node:test, which needs no package. Run it with: node --test FILE
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createEkoClient } from "eko-onboarding";
import { type MockServer, mockKeys, scenarios, startMockServer } from "eko-onboarding/mock";

let mock: MockServer;

before(async () => {
  mock = await startMockServer(); // in this process, on a free port
});
after(() => mock.close()); // without it the process does not end

test("a customer who was never enrolled", async () => {
  const eko = createEkoClient({
    baseUrl: mock.url,
    ...mockKeys,
    initiatorId: "9962981729",
    userCode: "20810200",
  });
  const { response_type, next } = await eko.getCustomer({ customer_id: scenarios.notEnrolled });
  assert.equal(response_type, "not_enrolled");
  assert.equal(next, "onboardCustomer");
});
