// A process that shares its developer key with others: calls as often as it is asked to, then ends.
import { createEkoClient } from "../../src/index.ts";
import { credentials, customer } from "./sample-call.ts";

const { baseUrl, index, count, calls } = JSON.parse(process.argv[2] ?? "");
const client = createEkoClient({
  ...credentials,
  baseUrl,
  instance: { index, count },
  maxConcurrency: calls,
});
await Promise.all(Array.from({ length: calls }, () => client.onboardCustomer(customer)));
