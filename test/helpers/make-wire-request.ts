import { findProbed } from "../contract/probes/probed-operations.ts";
import type { ProbedId } from "../contract/samples.ts";
import type { RawRequest } from "./send-raw.ts";

/** What a method of the client takes: parameters and body fields in one object. */
export type FlatInput = Record<string, unknown> & { customer_id: string };

/** The request that an input has to become, with paths and methods written by hand. */
export function makeWireRequest(operation: ProbedId, { customer_id, ...fields }: FlatInput): RawRequest {
  const { method, path } = findProbed(operation);
  const target = path.replace("{customer_id}", customer_id);
  return hasBody(operation)
    ? { method: method.toUpperCase(), path: target, json: fields }
    : { method: method.toUpperCase(), path: `${target}?${makeQuery(fields)}` };
}

/** Whether the fields of an operation travel in a body. */
export function hasBody(operation: ProbedId): boolean {
  return findProbed(operation).method !== "get";
}

function makeQuery(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) query.append(name, String(value));
  }
  return query.toString();
}
