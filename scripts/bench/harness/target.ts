import { samples } from "../../../generated/samples.ts";
import { operations, signingHeaders } from "../../../generated/tables.ts";
import { readContract, resolveRef } from "../../shared/read-contract.ts";
import { specFile } from "./paths.ts";

/** The one call that is measured: the documented sample of onboardCustomer, sent to a server on the loopback. */
export interface Target {
  baseUrl: string;
  /** The path in the contract, its parameter open. */
  template: string;
  /** The same with the sample customer filled in. */
  path: string;
  customerId: string;
  body: Record<string, unknown>;
  developerKey: string;
  accessKey: string;
  signingHeaders: typeof signingHeaders;
}

/** The call, except the server's address, and what the server answers: samples of the contract. */
export async function readSample(): Promise<{ target: Omit<Target, "baseUrl">; answer: object }> {
  const { document } = await readContract(specFile);
  const { value } = resolveRef<{ value: object }>(document, { $ref: "#/components/examples/OtpSent" });
  const { customer_id, ...body } = samples.onboardCustomer;
  const { path: template } = operations.onboardCustomer;
  return {
    target: {
      template,
      path: template.replace("{customer_id}", customer_id),
      customerId: customer_id,
      body,
      developerKey: "bench-developer-key",
      accessKey: "bench-access-key",
      signingHeaders,
    },
    answer: value,
  };
}
