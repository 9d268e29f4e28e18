import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { errorCatalogue } from "../../../scripts/shared/error-catalogue.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const contrast = "color-contrast";

// Each rule once for what it depends on: contrast on the colours, the others on the width. To compare colours takes longest.
const views = [
  { colorScheme: "light", device: "desktop", viewport: desktop, rules: {} },
  { colorScheme: "dark", device: "desktop", viewport: desktop, runOnly: contrast },
  { colorScheme: "light", device: "phone", viewport: phone, rules: { [contrast]: { enabled: false } } },
] as const;

// axe compares the colours of thousands of words: seconds alone, minutes on a machine that others use.
describe.skipIf(skipsBrowser)("accessibility of the reference page", { timeout: 300_000 }, () => {
  const siteUrl = inject("siteUrl");
  let browser: Browser;

  beforeAll(async () => {
    browser = await connectToBrowser();
  }, 120_000);

  afterAll(() => browser?.close());

  it.each(views)(
    "has no serious finding in $colorScheme on a $device",
    async ({ colorScheme, device, viewport, ...options }) => {
      const context = await browser.newContext({ colorScheme, viewport });
      const page = await context.newPage();
      // At the address of one error, because only then Redoc shows the others.
      await openUnfolded(page, `${siteUrl}#/errors/timeout`);
      expect(await page.locator('[id^="errors/"] h3').count()).toBe(errorCatalogue.length);
      expect(await page.locator("html").getAttribute("class")).toContain(colorScheme);

      const found = await analyze(page, "html", options);
      if (device === "desktop") {
        await page
          .getByText(/^Search/)
          .first()
          .click();
        await page.getByTestId("search-dialog").getByRole("textbox").fill("otp_ref_id");
        await page.getByTestId("search-dialog").getByRole("link").first().waitFor();
        found.push(...(await analyze(page, '[data-testid="search-dialog"]', options)));
      }
      const counts = found.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.length}`);
      console.info(`axe, ${colorScheme}, ${device}: ${counts.join(", ") || "nothing"}`);

      const severe = found.filter(({ impact }) => impact === "serious" || impact === "critical");
      const at = ({ html, failureSummary }: (typeof severe)[number]["nodes"][number]) =>
        `${html}: ${failureSummary}`;
      expect(severe.map(({ id, nodes }) => ({ id, at: nodes.map(at) }))).toEqual([]);
      const rules = [...new Set(found.map(({ id }) => id))].sort();
      const remaining = "runOnly" in options ? [] : remainingAxeFindings[device];
      expect(rules).toEqual(remaining.map(({ rule }) => rule));
      await context.close();
    },
  );
});

async function analyze(page: Page, within: string, options: Parameters<AxeBuilder["options"]>[0]) {
  // The page has no frames, for which axe would otherwise take twice as long.
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"], ...options });
  return (await builder.include(within).analyze()).violations;
}
