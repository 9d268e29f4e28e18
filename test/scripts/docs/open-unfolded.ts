import type { Page } from "playwright-core";

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
