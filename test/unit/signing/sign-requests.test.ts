import { describe, expect, it } from "vitest";
import { signRequests } from "../../../src/signing/sign-requests.ts";

const accessKey = "TEST_ACCESS_KEY_DO_NOT_USE";

function sign(middleware: ReturnType<typeof signRequests>): Record<string, string> {
  const headers = new Headers({ "secret-key": "of the caller" });
  middleware.onRequest({ request: { headers } });
  return Object.fromEntries(headers);
}

describe("signRequests", () => {
  it("puts the three documented headers on a request", () => {
    expect(sign(signRequests("developer-key", accessKey, () => 1_700_000_000_000))).toEqual({
      developer_key: "developer-key",
      "secret-key": "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
      "secret-key-timestamp": "1700000000000",
    });
  });

  it("signs afresh when the millisecond is another, also an earlier one", () => {
    let now = 1_700_000_000_000;
    const middleware = signRequests("developer-key", accessKey, () => now);
    const first = sign(middleware);
    now += 1;
    const second = sign(middleware);
    now -= 1;
    expect(second["secret-key"]).not.toBe(first["secret-key"]);
    expect(second["secret-key-timestamp"]).toBe("1700000000001");
    expect(sign(middleware)).toEqual(first);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    "signs no time of %d",
    (time) => {
      expect(() => sign(signRequests("developer-key", accessKey, () => time))).toThrow(
        "clock must return milliseconds since the UNIX epoch.",
      );
    },
  );

  it.each([0, Number.MAX_SAFE_INTEGER])("signs the time %d", (time) => {
    expect(sign(signRequests("developer-key", accessKey, () => time))).toMatchObject({
      "secret-key-timestamp": String(time),
    });
  });

  it("rejects an empty access key at once", () => {
    expect(() => signRequests("developer-key", "", Date.now)).toThrow(TypeError);
  });
});
