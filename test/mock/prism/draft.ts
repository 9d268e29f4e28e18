import { type ProbedId, samples } from "../../contract/samples.ts";
import { hasBody, makeWireRequest } from "../../helpers/make-wire-request.ts";

/** A request in the making: faults change it in place. */
export interface Draft {
  operation: ProbedId;
  /** What is wrong with it, by name. */
  faults: string[];
  method: string;
  path: string;
  headers: Record<string, string>;
  /** The fields of the body, or of the query where there is no body. */
  fields: Record<string, unknown>;
  /** Stands in the place of the body when it is set. */
  rawBody?: string | undefined;
  /** Follows the query as it is. */
  rawQuery?: string;
}

/** A request as it goes over the wire. */
export interface PlainRequest {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A finished draft. */
export interface TriedRequest extends PlainRequest {
  /** What it tries, for people. */
  name: string;
  faults: readonly string[];
}

const signing = { developer_key: "1", "secret-key": "1", "secret-key-timestamp": "1700000000000" };

/** The documented sample of an operation, which anything may still happen to. */
export function startDraft(operation: ProbedId): Draft {
  const { method, path } = makeWireRequest(operation, samples[operation]);
  const { customer_id: _, ...fields } = samples[operation];
  return {
    operation,
    faults: [],
    method,
    path: path.replace(/\?.*/, ""),
    headers: { ...signing, ...(hasBody(operation) && { "content-type": "application/json" }) },
    fields: structuredClone(fields),
  };
}

/** Writes a draft down as a request. */
export function finishDraft(draft: Draft): TriedRequest {
  const { operation, faults, method, path, headers, fields, rawBody, rawQuery } = draft;
  const query = hasBody(operation) ? [rawQuery] : [makeQuery(fields), rawQuery];
  const search = query.filter(Boolean).join("&");
  const body = hasBody(operation) ? (rawBody ?? JSON.stringify(fields)) : rawBody;
  return {
    name: `${operation}: ${faults.join(", ") || "as documented"}`,
    faults,
    method,
    target: search === "" ? path : `${path}?${search}`,
    headers,
    body: body === "" ? undefined : body,
  };
}

function makeQuery(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(value))}`)
    .join("&");
}

function toText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // A query has no way to write half a surrogate pair.
  return text.toWellFormed();
}
