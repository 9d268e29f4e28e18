import { samples } from "../../../generated/samples.ts";
import { operations, signingHeaders } from "../../../generated/tables.ts";
import { computeSecretKey } from "../../signing/compute-secret-key.ts";
import { issueTimestamps } from "../../signing/timestamps.ts";
import type { Keys } from "./keys.ts";
import type { DocumentedSample, TryAnswer } from "./views.ts";

type OperationId = keyof typeof operations;

/** Where a sample is sent, and how it is signed. */
export interface SampleTarget {
  /** Address of the mock with its base path. */
  url: string;
  keys: Keys;
  clock: () => number;
}

/** The documented sample of each operation, parameters and fields of the body in one object. */
export function listSamples(): DocumentedSample[] {
  return (Object.keys(operations) as OperationId[]).map((operationId) => {
    const { method, path } = operations[operationId];
    return { operationId, method, path, values: samples[operationId] };
  });
}

/** Sends the documented sample of an operation for another customer. Never rejects. */
export function sendScenarioSample(
  target: SampleTarget,
  operationId: string,
  customerId: string,
): Promise<TryAnswer> {
  const sample = samples[operationId as OperationId];
  return sendValues(target, operationId, { ...sample, customer_id: customerId });
}

/** Sends a request of an operation, signed like a request of any app. Never rejects. */
export async function sendValues(
  { url, keys, clock }: SampleTarget,
  operationId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<TryAnswer> {
  const { method, path, fields } = operations[operationId as OperationId];
  // A field that the contract does not have is sent as well, because the mock says what is wrong with it.
  const elsewhere = method === "GET" ? "query" : "body";
  const places = new Map<string, string | readonly string[]>(Object.entries(fields));
  const valuesIn = (place: string) =>
    Object.entries(values).filter(([name]) => [places.get(name) ?? elsewhere].flat().includes(place));
  // Half a surrogate pair cannot be encoded; URLSearchParams replaces it in the same way.
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(values[name] ?? "").toWellFormed()),
  );
  const query = new URLSearchParams(
    valuesIn("query").map(([name, value]): [string, string] => [name, textOf(value)]),
  );
  const { timestampMs } = issueTimestamps(keys.developerKey, clock)();
  try {
    const answer = await fetch(`${url}${filled}${query.size > 0 ? `?${query}` : ""}`, {
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
      ...(method !== "GET" && { body: JSON.stringify(Object.fromEntries(valuesIn("body"))) }),
    });
    return { httpStatus: answer.status, text: await answer.text() };
  } catch {
    return { text: "" };
  }
}

/** A value for a path or a query. Not by `String`, which calls a `toString` that a value may bring along. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
