import type { ServerResponse } from "node:http";
import type { MockAnswer } from "./answer.ts";
import { faults } from "./answers/faults.ts";

/** Writes an answer to the socket, spoiled by its fault if it has one. @returns the HTTP status sent, if any */
export function deliverAnswer(response: ServerResponse, answer: MockAnswer): number | undefined {
  const { status, headers, body, fault } = answer;
  // The client has gone, perhaps in the middle of the body; there is nobody to answer.
  if (response.destroyed || response.req.errored) return undefined;
  const text = body === undefined ? "" : JSON.stringify(body);
  if (fault !== undefined) return faults[fault](response, status, text);

  response.writeHead(status, {
    ...(body !== undefined && { "content-type": "application/json" }),
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
  return status;
}
