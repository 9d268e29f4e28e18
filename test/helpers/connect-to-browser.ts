import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";
import { chromiumPath, hasChromium } from "../../scripts/shared/launch-chromium.ts";

/** Whether browser tests are left out: only where there is no Chromium, and never in CI. */
export const skipsBrowser = !hasChromium() && !process.env.CI;
if (skipsBrowser) {
  console.warn(`Skipped: the tests of pages, because there is no ${chromiumPath} (Debian: chromium).`);
}

/** Connects to the Chromium that all browser tests share. Closing it closes what was opened over this connection. */
export function connectToBrowser(): Promise<Browser> {
  return chromium.connect(inject("browserEndpoint"));
}
