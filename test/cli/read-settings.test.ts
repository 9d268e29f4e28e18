import { expect, it } from "vitest";
import { readSettings } from "../../src/cli/mock/read-settings.ts";

it("verifies signatures and shows the inspector on port 4010 when nothing is set", () => {
  expect(readSettings({}, {})).toEqual({
    authStatus: 401,
    port: 4010,
    verifySignature: true,
    inspector: true,
  });
});

it("takes the window of the clock and the delay from their flags", () => {
  const settings = readSettings({ "clock-window-ms": "5000", "delay-ms": "2147483647" }, {});
  expect(settings).toMatchObject({ clockWindowMs: 5000, delayMs: 2_147_483_647 });
});

it("refuses a delay for which a timer of Node.js would not wait", () => {
  expect(() => readSettings({ "delay-ms": "2147483648" }, {})).toThrow(
    "--delay-ms takes a whole number up to 2147483647.",
  );
});
