import { describe, expect, it } from "vitest";
import { LightRequest, LightResponse } from "../../../src/transport/light-fetch-classes.ts";
import { RawHeaders } from "../../../src/transport/raw-headers.ts";

describe("LightRequest", () => {
  it("holds what it is made of", () => {
    const init = { method: "POST", headers: new Headers({ a: "b" }), body: "{}" };
    expect({ ...new LightRequest("https://example.test/", init) }).toEqual({
      url: "https://example.test/",
      ...init,
    });
  });
});

describe("LightResponse", () => {
  const respond = (status: number) =>
    new LightResponse({ status, headers: new RawHeaders(["a", "b"]), text: "{}" });

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
