import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readContract } from "../../../scripts/shared/read-contract.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { expectAccessible, findWithAxe } from "./expect-accessible.ts";
import { expectTextsWhole } from "./expect-texts-whole.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { openWindow, switchTo } from "./open-window.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";
import { sectionOf, sectionOfCode } from "./sections.ts";

describe.skipIf(skipsBrowser)("the reference page", { timeout: 120_000 }, () => {
  const siteUrl = inject("siteUrl");
  let browser: Browser;

  beforeAll(async () => {
    browser = await connectToBrowser();
  }, 120_000);

  afterAll(() => browser?.close());

  describe("in one window, as a reader goes through it", () => {
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      ({ page, complaints } = await openWindow(browser, { colorScheme: "dark" }));
      await page.goto(siteUrl);
    }, 120_000);

    afterAll(() => page?.close());

    it("has the dark colours that the system asks for", async () => {
      expect(await page.locator("html").getAttribute("class")).toBe("dark");
    });

    // Here, because axe goes through the whole page, and most of it is still folded.
    it.each(["dark", "light"])("has no finding in its search in %s", async (colorScheme) => {
      await switchTo(page, colorScheme);
      const dialog = await search(page, "otp_ref_id");
      await dialog.getByRole("link").first().waitFor();
      expectAccessible(colorScheme, await findWithAxe(page, '[data-testid="search-dialog"]', {}), []);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    });

    it("leads from the first screen to the recipe for the signature", async () => {
      expect(await page.locator('main a[href="sdk/index.html"]').count()).toBe(1);
      await page.getByRole("main").getByRole("link", { name: "Signing", exact: true }).first().click();
      await expectInWindow(headingOf(page, "Signing"));
      const recipe = await page.locator("#signing").textContent();
      expect(recipe).toContain("base64 text of the access key");
      expect(recipe).toContain("u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
    });

    it("finds otp_ref_id and opens what it found", async () => {
      await findOtpRefId(page);
      expect(complaints).toEqual([siteUrl]);
    });

    it("shows each step of a signature in the lab, and names the mistake in a wrong one", async () => {
      await page.goto(`${siteUrl}#/signature-lab`);
      const lab = page.locator(".signature-lab");
      await lab.getByText("u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=").waitFor();
      expect(await lab.getByText("VEVTVF9BQ0NFU1NfS0VZX0RPX05PVF9VU0U=").count()).toBe(1);
      const [key, time, signature] = await lab.getByRole("textbox").all();
      await signature?.fill("bb7d1a93f88e1b02826aca6a09e8989e0f1f77df100f1ee41770c104e69d4079");
      await lab.getByText(/^hex-digest: /).waitFor();
      await signature?.fill("u30ak_iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk");
      await lab.getByText(/^url-safe-base64: /).waitFor();
      await signature?.fill("u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=");
      await lab.getByText("This signature is right.").waitFor();
      // The second known answer of the vendor.
      await key?.fill("test-access-key-123");
      await signature?.fill("");
      await lab.getByText("88lqTf9ew69XbVbeczjxVL8/B4vibfp1MvTi1mIj2Xo=").waitFor();
      await time?.fill("1700000000");
      await lab.getByText(/These are seconds/).waitFor();
      expect(complaints).toEqual([siteUrl]);
    });

    it("finds words that a line break parts in the contract", async () => {
      const dialog = await search(page, "announced");
      await dialog.getByText("of the answer that announced it").first().waitFor();
    });
  });

  it.each([
    ["/status-codes", "Status codes"],
    ["/errors", "Errors of the client"],
    [`/${sectionOfCode("timeout")}`, "timeout"],
    ["/other/verifycustomerotp", "Verify Customer OTP"],
  ])("opens at the deep link %s", async (link, heading) => {
    const { page } = await openWindow(browser);
    await page.goto(`${siteUrl}#${link}`);
    await expectInWindow(headingOf(page, heading));
    await page.waitForFunction(`document.title === "${heading} · Eko Customer Onboarding"`);
    await page.close();
  });

  // From disk, because the desktop's page is served: that a window is narrow has no part in where its page comes from.
  describe("on a phone, from disk and without a network", () => {
    const file = pathToFileURL(join(inject("siteFolder"), "index.html")).href;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      ({ page, complaints } = await openWindow(browser, { viewport: { width: 390, height: 844 } }));
      await page.context().setOffline(true);
      // At the address of one error, because only then Redoc shows the others.
      await openUnfolded(page, `${file}#/${sectionOfCode("timeout")}`);
    }, 120_000);

    afterAll(() => page?.close());

    it("is complete", async () => {
      const { operations } = await readContract("openapi/openapi.yaml");
      for (const { id, parameters } of operations) {
        const [field] = parameters.map(({ name }) => name);
        expect(await sectionOf(page, id).getByText(String(field), { exact: true }).count(), id).not.toBe(0);
      }
    });

    it("fits: nothing scrolls sideways, no code is cut, no cell breaks a word or lacks its heading", async () => {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
      const { words, ...misfits } = await page.evaluate<{ words: number }>(findMisfits);
      expect(words).toBeGreaterThan(500);
      expect(misfits).toEqual({ cut: [], broken: [] });
      const label = await page.evaluate(
        `getComputedStyle(document.querySelector("#outcomes td:last-child"), "::before").content`,
      );
      expect(label).toContain("send again?");
      await expectTextsWhole(page);
    });

    // The colours are those of the desktop, where they are compared.
    it("has no serious finding of axe", async () => {
      const found = await findWithAxe(page, "html", { rules: { "color-contrast": { enabled: false } } });
      expectAccessible("phone", found, remainingAxeFindings.phone);
    });

    it("is searchable", async () => {
      await page.getByRole("button", { name: "Open navigation menu" }).click();
      await findOtpRefId(page);
      expect(complaints).toEqual([file]);
    });
  });
});

/** In the page: the codes that reach over the end of their box, and the words in tables that take more than one line. */
const findMisfits = `(() => {
  const found = { words: 0, cut: [], broken: [] };
  const rectsOf = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  };
  const eachWord = (root, see) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) see(word, rectsOf(node, index, index + word.length));
    }
  };
  for (const code of document.querySelectorAll("pre")) {
    const { right } = code.getBoundingClientRect();
    eachWord(code, (word, rects) => {
      found.words++;
      if (rects.some((rect) => rect.right > right)) found.cut.push(word);
    });
  }
  for (const cell of document.querySelectorAll("td")) {
    eachWord(cell, (word, rects) => {
      found.words++;
      const lines = new Set(rects.map(({ top }) => Math.round(top)));
      if (lines.size > 1 && !word.includes("-")) found.broken.push(word);
    });
  }
  return found;
})()`;

function headingOf(page: Page, title: string): Locator {
  return page.locator("h2, h3", { hasText: new RegExp(`^${title}$`) });
}

async function search(page: Page, words: string): Promise<Locator> {
  await page
    .getByText(/^Search/)
    .first()
    .click();
  const dialog = page.getByTestId("search-dialog");
  await dialog.getByRole("textbox").fill(words);
  return dialog;
}

async function findOtpRefId(page: Page): Promise<void> {
  const dialog = await search(page, "otp_ref_id");
  await dialog.locator("a[href^='#/other/verifycustomerotp']").first().click();
  await expectInWindow(page.locator('[id="other/verifycustomerotp/t=request&path=otp_ref_id"]'));
}

async function expectInWindow(target: Locator): Promise<void> {
  await target.waitFor();
  const height = target.page().viewportSize()?.height ?? 0;
  const isInWindow = async () => {
    const { y = -1 } = (await target.boundingBox()) ?? {};
    return y >= 0 && y < height;
  };
  await expect.poll(isInWindow, { timeout: 20_000 }).toBe(true);
}
