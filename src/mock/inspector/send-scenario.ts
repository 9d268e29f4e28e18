import { mockOperations, type Scenario } from "../../../generated/mock.ts";
import { samples } from "../../../generated/samples.ts";
import { operations, signingHeaders } from "../../../generated/tables.ts";
import { computeSecretKey } from "../../signing/compute-secret-key.ts";
import { issueTimestamps } from "../../signing/timestamps.ts";
import type { Keys } from "./keys.ts";
import type { ScenarioButton } from "./views.ts";

type OperationId = keyof typeof operations;

/** The scenarios of the contract, each with an operation that documents its answer. */
export function listScenarioButtons(scenarios: Readonly<Record<string, Scenario>>): ScenarioButton[] {
  return Object.entries(scenarios).map(([id, scenario]) => ({
    id,
    meaning: scenario.meaning,
    operationId: findOperationFor(scenario),
  }));
}

function findOperationFor({ status, example }: Scenario): OperationId {
  const documents = mockOperations.find(({ answers }) => {
    const examples = answers[String(status)];
    return examples !== undefined && (example === undefined || Object.hasOwn(examples, example));
  });
  return (documents ?? mockOperations[0])?.id as OperationId;
}

/**
 * Sends the sample of an operation for another customer id, signed like a request of any app.
 *
 * @param baseUrl address of the mock with its base path
 */
export async function sendScenario(
  baseUrl: string,
  { id, operationId }: ScenarioButton,
  keys: Keys,
  clock: () => number,
): Promise<void> {
  const { method, path, fields } = operations[operationId as OperationId];
  const values: Record<string, unknown> = { ...samples[operationId as OperationId], customer_id: id };
  const valuesIn = (place: string) =>
    Object.entries(values).filter(([name]) => (fields as Record<string, string>)[name] === place);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const query = new URLSearchParams();
  for (const [name, value] of valuesIn("query")) query.set(name, String(value));
  const { timestampMs } = issueTimestamps(keys.developerKey, clock)();
  const body = Object.fromEntries(valuesIn("body"));
  await fetch(`${baseUrl}${filled}${query.size > 0 ? `?${query}` : ""}`, {
    method,
    redirect: "manual",
    // Some scenarios never answer; the list shows them all the same.
    signal: AbortSignal.timeout(5_000),
    headers: {
      "content-type": "application/json",
      [signingHeaders.developerKey]: keys.developerKey,
      [signingHeaders.secretKey]: computeSecretKey(keys.accessKey, timestampMs),
      [signingHeaders.secretKeyTimestamp]: String(timestampMs),
    },
    ...(method !== "GET" && { body: JSON.stringify(body) }),
  }).catch(() => {});
}
