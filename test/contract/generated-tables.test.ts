import { describe, expect, it } from "vitest";
import * as help from "../../generated/help.ts";
import * as generated from "../../generated/samples.ts";
import * as tables from "../../generated/tables.ts";
import { documentPin, securitySchemesPin } from "./pins/document.ts";
import { authErrorsPin, statusCodesPin } from "./pins/extensions.ts";
import { operationPins } from "./pins/operations.ts";
import { operationTexts } from "./pins/texts/operations.ts";
import { senderTexts } from "./pins/texts/sender.ts";
import { probedOperations } from "./probes/probed-operations.ts";
import { samples } from "./samples.ts";

const texts: Readonly<Record<string, string | readonly string[]>> = { ...operationTexts, ...senderTexts };

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
      types.map(({ data: _, "implied-by-status": impliedByStatus, ...type }) => ({
        ...type,
        impliedByStatus,
      })),
    );
    const quote = (key: string) => [texts[`paths ${path} ${method} ${key}`]].flat().join(" ");
    expect(help.summaries[id]).toBe(quote("summary"));
    expect(Object.entries(help.meanings[id])).toEqual(
      types.map(({ name }, index) => [name, quote(`x-response-types ${index} meaning`)]),
    );
  });

  it.each(probedOperations)("hold the documented sample of $id", ({ id }) => {
    expect(generated.samples[id]).toEqual(samples[id]);
  });
});

interface ResponseType {
  name: string;
  data?: string;
  "implied-by-status"?: number;
  reason?: object;
}

function namesOf(table: Readonly<Record<string, { name: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));
}
