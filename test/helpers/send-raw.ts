import { createHmac } from "node:crypto";
import { inject } from "vitest";
import { mockKeys } from "../../src/mock/mock-keys.ts";

/** A request as it goes over the wire; `json` or `body` is its body. */
export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string | undefined>;
  json?: unknown;
  body?: string;
}

/** The answer to a raw request. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  json: unknown;
}

/**
 * Sends a signed request to the shared mock, without the client.
 *
 * @throws Error when the answer itself breaks the contract, so that the test that got it fails
 */
export async function sendRaw(request: RawRequest, baseUrl = inject("mockUrl")): Promise<RawAnswer> {
  const {
    method,
    path,
    headers = {},
    json,
    body = json === undefined ? null : JSON.stringify(json),
  } = request;
  const response = await fetch(baseUrl + path, {
    method,
    body,
    headers: withoutUndefined({ ...sign(), ...headers }),
  });
  const text = await response.text();
  const violations = response.headers.get("sl-violations");
  if (violations !== null || response.status >= 500) {
    throw new Error(`${method} ${path}: the answer breaks the contract: ${violations ?? text}`);
  }
  return {
    status: response.status,
    headers: response.headers,
    json: text === "" ? undefined : JSON.parse(text),
  };
}

/** Signing headers, made without the code under test. */
function sign(): Record<string, string> {
  const timestamp = String(Date.now());
  const key = Buffer.from(mockKeys.accessKey).toString("base64");
  return {
    developer_key: mockKeys.developerKey,
    "secret-key": createHmac("sha256", key).update(timestamp).digest("base64"),
    "secret-key-timestamp": timestamp,
    "content-type": "application/json",
  };
}

function withoutUndefined(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
