import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { errorCatalogue } from "../../../scripts/shared/error-catalogue.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { quickAxe } from "./quick-axe.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const contrast = "color-contrast";

// Each rule once for what it depends on: contrast on the colours, the others on the width. To compare colours takes longest.
const views = [
  { colorScheme: "dark", device: "desktop", viewport: desktop, runOnly: contrast },
  { colorScheme: "light", device: "desktop", viewport: desktop, rules: {} },
  { colorScheme: "light", device: "phone", viewport: phone, rules: { [contrast]: { enabled: false } } },
] as const;

// axe compares the colours of thousands of words: seconds alone, minutes on a machine that others use.
describe.skipIf(skipsBrowser)("accessibility of the reference page", { timeout: 300_000 }, () => {
  let browser: Browser;
  let page: Page;

  // One page for all views, because to render it all takes seconds.
  beforeAll(async () => {
    browser = await connectToBrowser();
    page = await browser.newPage({ colorScheme: "dark", viewport: desktop });
    // At the address of one error, because only then Redoc shows the others.
    await openUnfolded(page, `${inject("siteUrl")}#/errors/timeout`);
  }, 120_000);

  afterAll(() => browser?.close());

  it("has the colours that the system asks for, and all errors", async () => {
    expect(await page.locator("html").getAttribute("class")).toBe("dark");
    expect(await page.locator('[id^="errors/"] h3').count()).toBe(errorCatalogue.length);
  });

  it.each(views)(
    "has no serious finding in $colorScheme on a $device",
    async ({ colorScheme, device, viewport, ...options }) => {
      const shown = await page.locator("html").getAttribute("class");
      if (shown !== colorScheme) await page.getByTestId("color-mode-switcher").click();
      expect(await page.locator("html").getAttribute("class")).toBe(colorScheme);
      await page.setViewportSize(viewport);
      // Redoc has followed the new width by the frame after the next.
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

      const found = await analyze(page, "html", options);
      if (device === "desktop") {
        await page
          .getByText(/^Search/)
          .first()
          .click();
        const dialog = page.getByTestId("search-dialog");
        await dialog.getByRole("textbox").fill("otp_ref_id");
        await dialog.getByRole("link").first().waitFor();
        found.push(...(await analyze(page, '[data-testid="search-dialog"]', options)));
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
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
    },
  );
});

async function analyze(page: Page, within: string, options: Parameters<AxeBuilder["options"]>[0]) {
  // The page has no frames, for which axe would otherwise take twice as long.
  const builder = new AxeBuilder({ page, axeSource: quickAxe })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"], ...options });
  return (await builder.include(within).analyze()).violations;
}
