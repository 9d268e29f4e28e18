import client = require("eko-onboarding");

import { type MockServer, startMockServer } from "eko-onboarding/mock";

export async function onboard(input: client.EkoInput<"onboardCustomer">): Promise<string> {
  const mock: MockServer = await startMockServer();
  const eko: client.EkoClient = client.createEkoClient({
    baseUrl: mock.url,
    developerKey: "a",
    accessKey: "b",
  });
  const answer = await eko.onboardCustomer(input);
  return answer.response_type === "otp_sent" ? answer.otp_ref_id : "";
}

// @ts-expect-error most fields are missing
void client.createEkoClient({ environment: "sandbox" }).onboardCustomer({ customer_id: "9444444444" });
