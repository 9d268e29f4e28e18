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

/**
 * Opens the page with all of it rendered and laid out. Redoc renders a section when it comes near the window, and has the
 * browser skip the layout of those that are far from it: their contents then lie over the sections below.
 */
export async function openUnfolded(page: Page, url: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(`globalThis.IntersectionObserver = class {
    constructor(report) { this.report = report; }
    observe(target) { this.report([{ isIntersecting: true, target }]); }
    unobserve() {}
    disconnect() {}
  }`);
  await page.goto(url);
  await page.addStyleTag({
    content:
      "* { content-visibility: visible !important; transition: none !important; animation: none !important; }",
  });
  await page.locator(".panel-response-samples").first().waitFor();
  // Each part that is rendered may hold more parts to render, each as soon as the browser has nothing else to do.
  const countWhenIdle = () =>
    page.evaluate<number>(
      "new Promise((done) => requestIdleCallback(() => done(document.querySelectorAll('*').length)))",
    );
  let before: number;
  let count = 0;
  do {
    before = count;
    count = await countWhenIdle();
  } while (count !== before);
}
