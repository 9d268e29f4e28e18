const { createEkoClient } = require("eko-onboarding");
const { mockKeys, startMockServer } = require("eko-onboarding/mock");

async function onboard() {
  const mock = await startMockServer();
  const eko = createEkoClient({
    baseUrl: mock.url,
    ...mockKeys,
    initiatorId: "9962981729",
    userCode: "20810200",
  });
  const { response_type } = await eko.getCustomer({ customer_id: "0000002129" });
  await mock.close();
  return response_type;
}

module.exports = onboard();
if (require.main === module || require.main === undefined) module.exports.then(console.log);
