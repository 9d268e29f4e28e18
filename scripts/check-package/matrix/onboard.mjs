import { createEkoClient } from "eko-onboarding";
import { mockKeys, startMockServer } from "eko-onboarding/mock";

const mock = await startMockServer();
const eko = createEkoClient({
  baseUrl: mock.url,
  ...mockKeys,
  initiatorId: "9962981729",
  userCode: "20810200",
});
const { response_type } = await eko.getCustomer({ customer_id: "0000002129" });
await mock.close();
console.log(response_type);
