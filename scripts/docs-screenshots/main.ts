// npm run docs:screenshots: takes the pictures of the reference page for the README, light and dark.
import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSite } from "../docs/build-site.ts";
import { launchChromium } from "../shared/launch-chromium.ts";

const folder = resolve(".github/images");
await mkdir(folder, { recursive: true });
await buildSite(resolve("site"));
const browser = await launchChromium();
try {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 810 }, colorScheme });
    await page.goto(`${pathToFileURL(resolve("site/index.html"))}#/other/onboardcustomer`);
    await page.getByTestId("source-code").first().waitFor();
    // The search field says so while its index is being built.
    await page.getByText("Loading").waitFor({ state: "hidden" });
    const file = join(folder, `reference-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: "disabled" });
    console.log(`wrote ${file} (${Math.ceil((await stat(file)).size / 1024)} KiB)`);
  }
} finally {
  await browser.close();
}
