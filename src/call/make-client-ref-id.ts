import { randomBytes } from "node:crypto";

const processId = [...randomBytes(8)].map((byte) => (byte % 36).toString(36)).join("");
let counter = 0;

/**
 * Makes a reference that is unique across processes: time, process and counter in 20 characters, the most
 * that the contract allows. References sort by time.
 *
 * @example
 * const client_ref_id = makeClientRefId(); // store it before the call: after a crash it is all that is left
 * await eko.getCustomer({ customer_id: "9444444444", client_ref_id });
 */
export function makeClientRefId(): string {
  counter = (counter + 1) % 36 ** 4;
  // Eight digits last until 2059; the clock of a test may be later.
  return `${Date.now().toString(36).slice(-8)}${processId}${counter.toString(36).padStart(4, "0")}`;
}
