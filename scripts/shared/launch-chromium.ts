import { existsSync } from "node:fs";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

/** Where Debian's package `chromium` puts the browser. */
export const chromiumPath = "/usr/bin/chromium";

/** Tells whether there is a browser for {@link launchChromium}. */
export function hasChromium(): boolean {
  return existsSync(chromiumPath);
}

/** How to start Debian's Chromium without a window and without requests of its own. */
export function chromiumOptions(args: readonly string[] = []): LaunchOptions {
  return {
    executablePath: chromiumPath,
    args: [
      // Chromium refuses to run as root inside its sandbox, which is what containers of CI do.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...args,
    ],
  };
}

/** Starts Chromium as {@link chromiumOptions} say. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}
