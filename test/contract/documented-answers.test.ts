import { describe, expect, inject, it } from "vitest";
import { createEkoClient } from "../../src/index.ts";
import { mockKeys } from "../../src/mock/mock-keys.ts";
import { makeWireRequest } from "../helpers/make-wire-request.ts";
import { sendRaw } from "../helpers/send-raw.ts";
import { documentedAnswers, forbiddenBody, unauthorizedBodies } from "./documented-answers.ts";
import { type ProbedId, samples } from "./samples.ts";

describe.each(documentedAnswers)(
  "the answer $example of $operation",
  ({ operation, example, body, outcome }) => {
    it("is what Prism answers with on demand", async () => {
      const request = makeWireRequest(operation, samples[operation]);
      const { status, json } = await sendRaw({ ...request, headers: { prefer: `example=${example}` } });
      expect({ status, json }).toEqual({ status: 200, json: body });
    });

    it(`is ${"code" in outcome ? "a rejection" : "a success"} to the client`, async () => {
      const answer = callPreferring(`example=${example}`, operation);
      if ("code" in outcome) {
        await expect(answer).rejects.toMatchObject({
          name: "EkoRejectionError",
          outcome: "rejected",
          ...outcome,
        });
      } else {
        await expect(answer).resolves.toMatchObject(outcome);
      }
    });
  },
);

describe.each(Object.keys(samples) as ProbedId[])("HTTP errors of %s", (operation) => {
  it("document a body for 403", async () => {
    const request = makeWireRequest(operation, samples[operation]);
    const { status, json } = await sendRaw({ ...request, headers: { prefer: "code=403" } });
    expect({ status, json }).toEqual({ status: 403, json: forbiddenBody });
  });

  it.each(Object.entries(unauthorizedBodies))("document the 401 %s", async (example, body) => {
    const request = makeWireRequest(operation, samples[operation]);
    const headers = { prefer: `code=401, example=${example}` };
    expect(await sendRaw({ ...request, headers })).toMatchObject({ status: 401, json: body });
  });

  it.each([
    [401, "EkoHttpError", "unknown_developer_key", "rejected"],
    [403, "EkoHttpError", "forbidden", "rejected"],
    [404, "EkoHttpError", "not_found", "unknown"],
    [405, "EkoHttpError", "method_not_allowed", "unknown"],
    [415, "EkoHttpError", "unsupported_media_type", "unknown"],
    [500, "EkoResponseError", "server_error", "unknown"],
  ])("make of %i an %s with the code %s", async (httpStatus, name, code, outcome) => {
    const error = { name, httpStatus, code, outcome };
    await expect(callPreferring(`code=${httpStatus}`, operation)).rejects.toMatchObject(error);
  });
});

/** Calls the operation with the documented sample, and has the mock give a certain answer. */
function callPreferring(prefer: string, operation: ProbedId): Promise<unknown> {
  const eko = createEkoClient({
    baseUrl: inject("mockUrl"),
    ...mockKeys,
    fetch: (url, { headers, ...init } = {}) =>
      fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(headers)), prefer } }),
  });
  const call = eko[operation] as (input: object) => Promise<unknown>;
  return call(samples[operation]);
}
