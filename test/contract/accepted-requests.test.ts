import { describe, expect, it } from "vitest";
import { createEkoClient } from "../../src/index.ts";
import { makeWireRequest } from "../helpers/make-wire-request.ts";
import { sendRaw } from "../helpers/send-raw.ts";
import { startRecordingServer } from "../helpers/start-recording-server.ts";
import { acceptedRequests } from "./accepted-requests.ts";

describe.each(acceptedRequests)("an accepted request: $operation with $name", ({ operation, input }) => {
  it("is accepted by Prism", async () => {
    const { status } = await sendRaw(makeWireRequest(operation, input));
    expect(status).toBe(200);
  });

  it("is sent by the client as it is", async () => {
    const server = await startRecordingServer({ status: 1 });
    const eko = createEkoClient({ baseUrl: server.url, developerKey: "key", accessKey: "secret" });
    const call = eko[operation] as (input: object) => Promise<unknown>;
    await expect(call(input)).rejects.toMatchObject({ code: "rejected" });
    const { method, path, json } = makeWireRequest(operation, input);
    expect(server.requests).toMatchObject([{ method, path }]);
    const reference = operation === "getCustomer" ? {} : { client_ref_id: expect.any(String) };
    expect(server.requests[0]?.json).toEqual(json && { ...reference, ...json });
  });
});
