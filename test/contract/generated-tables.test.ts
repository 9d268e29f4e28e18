import { describe, expect, it } from "vitest";
import * as generated from "../../generated/samples.ts";
import * as tables from "../../generated/tables.ts";
import { documentPin, securitySchemesPin } from "./pins/document.ts";
import { authErrorsPin, statusCodesPin } from "./pins/extensions.ts";
import { operationPins } from "./pins/operations.ts";
import { probedOperations } from "./probes/probed-operations.ts";
import { samples } from "./samples.ts";

/** What the client decides from is generated; the literals are those that the contract itself is held against. */
describe("the generated tables", () => {
  it("hold both servers", () => {
    const servers = documentPin.servers.map((server) => [server["x-environment"], server.url]);
    expect(tables.servers).toEqual(Object.fromEntries(servers));
  });

  it("hold the names of the signing headers", () => {
    const names = Object.entries(securitySchemesPin).map(([key, { name }]) => [key, name]);
    expect(tables.signingHeaders).toEqual(Object.fromEntries(names));
  });

  it("hold the window of the timestamp", () => {
    expect(tables.timestampWindowMs).toBe(securitySchemesPin.secretKeyTimestamp["x-window-ms"]);
  });

  it("give each status, authentication error and HTTP error its code", () => {
    expect(namesOf(tables.statusCodes)).toEqual(statusCodesPin);
    expect(namesOf(tables.authErrors)).toEqual(authErrorsPin);
    expect(namesOf(tables.httpErrors)).toEqual({
      "401": "unauthorized",
      "403": "forbidden",
      "404": "not_found",
      "405": "method_not_allowed",
      "415": "unsupported_media_type",
    });
  });

  it.each(probedOperations)("say how $id is called, and what it answers", ({ id, method, path, fields }) => {
    const locations = Object.entries(fields).map(([name, { location }]) => [name, location]);
    expect(tables.operations[id]).toMatchObject({ method: method.toUpperCase(), path });
    expect(Object.entries(tables.operations[id].fields)).toEqual(locations);
    const { "x-response-types": types } = operationPins[`${method} ${path}`] as {
      "x-response-types": ResponseType[];
    };
    expect(tables.operations[id].responseTypes).toEqual(
      types.map(({ data: _, "implied-by-status": impliedByStatus = null, reason = null, ...type }) => ({
        ...type,
        impliedByStatus,
        reason,
        meaning: expect.any(String),
      })),
    );
  });

  it.each(probedOperations)("hold the documented sample of $id", ({ id }) => {
    expect(generated.samples[id]).toEqual(samples[id]);
  });
});

interface ResponseType {
  data?: string;
  "implied-by-status"?: number;
  reason?: object;
}

function namesOf(table: Readonly<Record<string, { name: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));
}
