import { describe, expect, it } from "vitest";
import { createEkoClient } from "../../src/index.ts";
import { makeWireRequest } from "../helpers/make-wire-request.ts";
import { sendRaw } from "../helpers/send-raw.ts";
import { startRecordingServer } from "../helpers/start-recording-server.ts";
import { refusedRequests } from "./refused-requests.ts";

interface Violation {
  location: string;
  path: string;
  rule: string;
  message: string;
}

describe.each(refusedRequests)("a request with one fault: $operation with $name", (request) => {
  const { operation, input, place, rules } = request;

  it(`is refused by Prism at ${place} for ${rules.join(" and ")}`, async () => {
    const { status, json } = await sendRaw(makeWireRequest(operation, input));
    expect(status).toBe(422);
    const { violations } = json as { violations: Violation[] };
    expect(violations.map(describeViolation)).toEqual(rules.map((rule) => `${place} ${rule}`));
  });

  it("is refused by the client, which sends nothing", async () => {
    const server = await startRecordingServer({ status: 0 });
    const eko = createEkoClient({ baseUrl: server.url, developerKey: "key", accessKey: "secret" });
    const call = eko[operation] as (input: object) => Promise<unknown>;
    const path = place.slice(place.indexOf("/") + 1);
    await expect(call(input)).rejects.toMatchObject({
      name: "EkoInputError",
      code: "contract_violation",
      outcome: "not_sent",
      issues: [{ path, message: expect.stringMatching(/^(is|must be) \w/) }],
    });
    expect(server.requests).toEqual([]);
  });
});

/** Where a field is missing or too much, Prism reports the object, and the field in the message only. */
function describeViolation({ location, path, rule, message }: Violation): string {
  const field = /'(\w+)'$/.exec(message)?.[1];
  return `${location}${path}${field === undefined ? "" : `/${field}`} ${rule}`;
}
