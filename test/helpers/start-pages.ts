// Vitest runs this once for all tests of pages, in its main process: the site takes seconds to build.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserServer, chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildSite } from "../../scripts/docs/build-site.ts";
import { serveSite } from "../../scripts/docs/serve-site.ts";
import { chromiumOptions } from "../../scripts/shared/launch-chromium.ts";
import { skipsBrowser } from "./connect-to-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** WebSocket of a Chromium that finds no host but the loopback. */
    browserEndpoint: string;
    /** Folder with the built site of the reference docs. */
    siteFolder: string;
    /** Address of the site, under a name that is not localhost. */
    siteUrl: string;
  }
}

const host = "docs.example.test";

/** Builds and serves the site, starts the browser that all tests share, and returns how to stop them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "eko-site-"));
  const [, browser] = await Promise.all([buildSite(folder), skipsBrowser ? undefined : startBrowser()]);
  const site = await serveSite(folder);
  project.provide("siteFolder", folder);
  project.provide("siteUrl", `http://${host}:${site.port}/`);
  if (browser) project.provide("browserEndpoint", browser.wsEndpoint());
  return async () => {
    await browser?.close();
    await site.close();
    await rm(folder, { recursive: true });
  };
}

function startBrowser(): Promise<BrowserServer> {
  const rules = `MAP ${host} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  return chromium.launchServer(chromiumOptions([`--host-resolver-rules=${rules}`]));
}
