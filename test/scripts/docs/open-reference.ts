import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { buildSite } from "../../../scripts/docs/build-site.ts";
import { serveSite } from "../../../scripts/docs/serve-site.ts";
import { chromiumPath, hasChromium, launchChromium } from "../../../scripts/shared/launch-chromium.ts";

/** Whether browser tests are left out: only where there is no Chromium, and never in CI. */
export const skipsBrowser = !hasChromium() && !process.env.CI;
if (skipsBrowser) {
  console.warn(
    `Skipped: the tests of the reference page, for there is no ${chromiumPath} (Debian: chromium).`,
  );
}

/** The built site in a folder, on a server, and a browser to look at it. */
export interface Reference {
  folder: string;
  /** Address of the page under a name that is not localhost. */
  url: string;
  browser: Browser;
  close(): Promise<void>;
}

/** Builds the site, serves it, and starts a browser that finds no other host. */
export async function openReference(): Promise<Reference> {
  const folder = await mkdtemp(join(tmpdir(), "eko-site-"));
  await buildSite(folder);
  const server = await serveSite(folder);
  const host = "docs.example.test";
  const browser = await launchChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1, MAP * ~NOTFOUND`]);
  return {
    folder,
    url: `http://${host}:${server.port}/`,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Opens the page with all operations unfolded: Redoc renders a section when it comes near the window. */
export async function openUnfolded(page: Page, url: string): Promise<void> {
  await page.goto(`${url}#/other/onboardcustomer`);
  const last = page.locator('[id="other/getcustomer"] .panel-response-samples');
  while (!(await last.isVisible())) {
    await page.mouse.wheel(0, 800);
    await page.waitForTimeout(20);
  }
  // Redoc takes the title away while it is far off, and brings it back a moment later. Until then a section that grows
  // above the window may move the page once more.
  const title = page.locator("h1").first();
  while (!(await title.isVisible())) {
    await page.evaluate("window.scrollTo(0, 0)");
    await page.waitForTimeout(20);
  }
}
