import { describe, expect, inject, it } from "vitest";
import { hasBody, makeWireRequest } from "../helpers/make-wire-request.ts";
import { sendRaw } from "../helpers/send-raw.ts";
import { findProbed, probedOperations } from "./probes/probed-operations.ts";
import { type ProbedId, samples } from "./samples.ts";

const operations = Object.keys(samples) as ProbedId[];
const signingHeaders = ["developer_key", "secret-key", "secret-key-timestamp"];

describe.each(operations)("a request to %s", (operation) => {
  const request = makeWireRequest(operation, samples[operation]);

  it("is accepted with the three signing headers, whatever they hold, where no signature is verified", async () => {
    const headers = Object.fromEntries(signingHeaders.map((name) => [name, "1"]));
    expect(await sendRaw({ ...request, headers }, inject("unsignedMockUrl"))).toMatchObject({ status: 200 });
  });

  it.each([
    ["developer_key", 2483],
    ["secret-key", 2487],
    ["secret-key-timestamp", 2487],
  ])("is unauthorized without %s, with the status %i", async (name, status) => {
    const headers = { [name]: undefined };
    const answer = await sendRaw({ ...request, headers }, inject("unsignedMockUrl"));
    expect(answer).toMatchObject({ status: 401, json: { status, response_type_id: status } });
  });

  it.each([
    ["developer_key", 2483],
    ["secret-key", 2484],
    ["secret-key-timestamp", 2484],
  ])("is unauthorized with a wrong %s, in the vendor's words: %i", async (name, status) => {
    const answer = await sendRaw({ ...request, headers: { [name]: "1700000000000" } });
    const body = { status, response_type_id: status, response_status_id: 1, message: expect.any(String) };
    expect(answer).toMatchObject({ status: 401, json: body });
  });

  const { path } = findProbed(operation);
  const known = probedOperations
    .filter((other) => other.path === path)
    .map(({ method }) => method.toUpperCase());
  const others = ["POST", "PUT", "PATCH", "DELETE"].filter((method) => !known.includes(method));

  it.each(others)("is refused with the method %s", async (method) => {
    expect(await sendRaw({ ...request, method })).toMatchObject({ status: 405 });
  });

  it("is refused at another path", async () => {
    expect(await sendRaw({ ...request, path: `/v3${request.path}` })).toMatchObject({ status: 404 });
  });
});

describe.each(operations.filter(hasBody))("the body of %s", (operation) => {
  const { json, ...request } = makeWireRequest(operation, samples[operation]);

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/xml"])(
    "is refused as %s",
    async (type) => {
      const headers = { "content-type": type };
      expect(await sendRaw({ ...request, json, headers })).toMatchObject({ status: 415 });
    },
  );

  it("is refused when it is missing", async () => {
    expect(await sendRaw(request)).toMatchObject({
      status: 422,
      json: { violations: [{ location: "body", path: "", rule: "required" }] },
    });
  });

  it.each([
    ["a list", [json]],
    ["text", "{}"],
    ["null", null],
  ])("is refused as %s", async (_, wrong) => {
    expect(await sendRaw({ ...request, json: wrong })).toMatchObject({
      status: 422,
      json: { violations: [{ location: "body", path: "" }] },
    });
  });
});
