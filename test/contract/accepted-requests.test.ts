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
    const [sent] = server.requests;
    expect(server.requests).toHaveLength(1);
    const made = { client_ref_id: expect.stringMatching(/^[A-Za-z0-9_-]{20}$/) };
    expect(sent).toMatchObject({ method, path: expect.stringContaining(pathOf(path)) });
    expect(queryOf(sent?.path)).toEqual(json === undefined ? { ...made, ...queryOf(path) } : {});
    expect(sent?.json).toEqual(json && { ...made, ...json });
  });
});

function pathOf(target: string): string {
  return target.split("?", 1)[0] ?? "";
}

function queryOf(target = ""): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(target.split("?")[1]));
}
