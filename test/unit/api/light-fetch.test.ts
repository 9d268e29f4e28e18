import { describe, expect, it } from "vitest";
import { LightResponse, makeLightRequestClass } from "../../../src/api/light-fetch.ts";
import { RawHeaders } from "../../../src/transport/raw-headers.ts";

describe("LightRequest", () => {
  const LightRequest = makeLightRequestClass({ accept: "text/plain" });

  it("holds what it is made of, and the common headers", () => {
    const request = new LightRequest("https://example.test/", { method: "POST", body: "{}" });
    expect({ ...request, headers: [...request.headers] }).toEqual({
      url: "https://example.test/",
      method: "POST",
      headers: [["accept", "text/plain"]],
      body: "{}",
    });
  });

  it("shares its headers with no other request", () => {
    const [first, second] = [1, 2].map(() => new LightRequest("https://example.test/", { method: "GET" }));
    first?.headers.set("secret-key", "of the first");
    expect(second?.headers.has("secret-key")).toBe(false);
  });
});

describe("LightResponse", () => {
  const respond = (status: number) =>
    new LightResponse({ httpStatus: status, headers: new RawHeaders(["a", "b"]), text: "{}" });

  it.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
  ])("is ok as fetch means it: %i %s", (status, ok) => {
    expect(respond(status)).toMatchObject({ status, ok });
  });

  it("gives its text and headers", async () => {
    expect(await respond(200).text()).toBe("{}");
    expect(respond(200).headers.get("a")).toBe("b");
  });
});
