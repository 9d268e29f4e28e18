import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { errorCatalogue } from "../../../scripts/shared/error-catalogue.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { expectAccessible, findWithAxe } from "./expect-accessible.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";

// To compare colours takes longest, and is all that a colour scheme can change.
const views = [
  { colorScheme: "dark", options: { runOnly: "color-contrast" }, remaining: [] },
  { colorScheme: "light", options: {}, remaining: remainingAxeFindings.desktop },
];

// axe compares the colours of thousands of words: seconds alone, minutes on a machine that others use.
// The test of the page on a phone has the rules that depend on the width.
describe.skipIf(skipsBrowser)("accessibility of the reference page", { timeout: 300_000 }, () => {
  let browser: Browser;
  let page: Page;

  // One page for both views, because to render it all takes seconds.
  beforeAll(async () => {
    browser = await connectToBrowser();
    page = await browser.newPage({ colorScheme: "dark", viewport: { width: 1440, height: 900 } });
    // At the address of one error, because only then Redoc shows the others.
    await openUnfolded(page, `${inject("siteUrl")}#/errors/timeout`);
  }, 120_000);

  afterAll(() => browser?.close());

  it("has the colours that the system asks for, and all errors", async () => {
    expect(await page.locator("html").getAttribute("class")).toBe("dark");
    expect(await page.locator('[id^="errors/"] h3').count()).toBe(errorCatalogue.length);
  });

  it.each(views)("has no serious finding in $colorScheme", async ({ colorScheme, options, remaining }) => {
    const shown = await page.locator("html").getAttribute("class");
    if (shown !== colorScheme) await page.getByTestId("color-mode-switcher").click();
    expect(await page.locator("html").getAttribute("class")).toBe(colorScheme);

    const found = await findWithAxe(page, "html", options);
    await page
      .getByText(/^Search/)
      .first()
      .click();
    const dialog = page.getByTestId("search-dialog");
    await dialog.getByRole("textbox").fill("otp_ref_id");
    await dialog.getByRole("link").first().waitFor();
    found.push(...(await findWithAxe(page, '[data-testid="search-dialog"]', options)));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expectAccessible(colorScheme, found, remaining);
  });
});
