import type { DispatchedHeaders } from "./dispatcher.ts";

/** undici's interceptor `responseError` turns an answer of 400 or above into an error, which holds all of it. */
export function readResponseError(error: unknown) {
  const { code, statusCode, headers, body } = Object(error) as { [name: string]: unknown };
  if (code !== "UND_ERR_RESPONSE" || typeof statusCode !== "number") return undefined;
  const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
  // Decoded already.
  const { "content-encoding": _, ...fields } = Object(headers) as DispatchedHeaders;
  return { statusCode, headers: fields, body: Buffer.from(text) };
}
