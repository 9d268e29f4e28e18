import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

/** Opens a window; what goes wrong in it, or leaves it, ends up in `complaints`. */
export async function openWindow(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) complaints.push(request.url());
  });
  return { page, complaints };
}

/** Has the page show a colour scheme, by its button, unless it does already. */
export async function switchTo(page: Page, colorScheme: string): Promise<void> {
  const shown = await page.locator("html").getAttribute("class");
  if (shown !== colorScheme) await page.getByTestId("color-mode-switcher").click();
  expect(await page.locator("html").getAttribute("class")).toBe(colorScheme);
}
