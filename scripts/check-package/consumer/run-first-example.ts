// Runs the first example of the README as it stands, except that what it sends goes to the mock.
import { mockKeys, startMockServer } from "eko-onboarding/mock";

interface Dispatcher {
  dispatch(options: { origin: string }, handler: object): boolean;
}

const key = Symbol.for("undici.globalDispatcher.1");
const holder = globalThis as unknown as Record<typeof key, Dispatcher>;
void globalThis.Headers; // Node sets the dispatcher at the first touch of fetch.
const genuine = holder[key];
if (genuine === undefined)
  throw new Error("There is no dispatcher to send the example's requests to the mock.");

const mock = await startMockServer();
const { origin } = new URL(mock.url);
holder[key] = { dispatch: (options, handler) => genuine.dispatch({ ...options, origin }, handler) };
process.env.EKO_ENVIRONMENT = "sandbox";
process.env.EKO_INITIATOR_ID = "9962981729";
process.env.EKO_USER_CODE = "20810200";
process.env.EKO_DEVELOPER_KEY = mockKeys.developerKey;
process.env.EKO_ACCESS_KEY = mockKeys.accessKey;

const example = "./example-1.js";
await import(example);

const calls = mock.journal.map(({ operationId, status }) => `${operationId} ${status}`);
if (calls.length === 0) throw new Error("The example called no operation.");
console.log(calls.join(", "));
await mock.close();
