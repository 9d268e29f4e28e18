import { createEkoClient, type EkoClient } from "eko-onboarding";
import { type MockServer, startMockServer } from "eko-onboarding/mock";

export async function readType(customer_id: string): Promise<string> {
  const mock: MockServer = await startMockServer();
  const eko: EkoClient = createEkoClient({ baseUrl: mock.url, developerKey: "a", accessKey: "b" });
  const { response_type } = await eko.getCustomer({ customer_id });
  return response_type;
}

// @ts-expect-error most fields are missing
void createEkoClient({ environment: "sandbox" }).onboardCustomer({ customer_id: "9444444444" });
