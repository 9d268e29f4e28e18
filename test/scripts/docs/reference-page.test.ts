import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { renderSamples } from "../../../scripts/docs/samples/render-samples.ts";
import { makeErrorDocs } from "../../../scripts/generate/make-error-docs.ts";
import { type Contract, readContract, resolveRef } from "../../../scripts/shared/read-contract.ts";
import { type EkoErrorCode, errorCodes } from "../../../src/errors/codes.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { expectAccessible, findWithAxe } from "./expect-accessible.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";

interface Example {
  $ref?: string;
  summary: string;
  value: unknown;
}

const languages = ["curl", "TypeScript", "Node.js", "Python", "PHP", "Java", "Go"];

describe.skipIf(skipsBrowser)("the reference page", { timeout: 120_000 }, () => {
  const siteUrl = inject("siteUrl");
  let browser: Browser;
  let contract: Contract;

  beforeAll(async () => {
    contract = await readContract("openapi/openapi.yaml");
    browser = await connectToBrowser();
  }, 120_000);

  afterAll(() => browser?.close());

  /** Opens a window; what goes wrong in it, or leaves it, ends up in `complaints`. */
  async function openWindow(
    viewport = { width: 1440, height: 900 },
  ): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ colorScheme: "light", viewport });
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

  describe("with its operations unfolded", () => {
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      ({ page, complaints } = await openWindow());
      // At the address of one error, because only then Redoc shows the others.
      await openUnfolded(page, `${siteUrl}#/${sectionOfCode("timeout")}`);
    }, 120_000);

    afterAll(() => page?.close());

    it("has the light colours that the system asks for", async () => {
      expect(await page.locator("html").getAttribute("class")).toBe("light");
    });

    it("shows every operation with every parameter and field of the body", async () => {
      for (const { id, method, path, parameters, body } of contract.operations) {
        const section = sectionOf(page, id);
        expect(await section.getByText(`${method} ${path}`, { exact: true }).count(), id).toBe(1);
        const fields = [...parameters.map(({ name }) => name), ...Object.keys(body?.properties ?? {})];
        expect(fields.length).toBeGreaterThan(2);
        for (const field of fields) {
          expect(await section.getByText(field, { exact: true }).count(), `${id} ${field}`).not.toBe(0);
        }
      }
    });

    it("begins with the quick start, and has every operation in its menu", async () => {
      const [, first, ...entries] = await page.getByTestId("menu-item-label").allTextContents();
      expect(first).toBe("Quick start");
      const operations = contract.operations.map(({ summary, method }) => summary + method.toLowerCase());
      expect(entries).toEqual(expect.arrayContaining(operations));
    });

    it("names the three headers, links the operations that a text names, and says rules in words", async () => {
      const section = sectionOf(page, "onboardCustomer");
      expect(await section.textContent()).toContain("developer_key and secret-key and secret-key-timestamp");
      const link = section.getByRole("link", { name: "Verify Customer OTP", exact: true }).first();
      expect(await link.getAttribute("href")).toMatch(/#\/other\/verifycustomerotp$/);
      const field = page.locator('[id="other/onboardcustomer/t=request&in=path&path=customer_id"]');
      expect(await field.textContent()).toContain(
        "Must be a mobile number of 10 digits without country code.",
      );
      expect(await page.locator("main").textContent()).not.toContain("^[0-9]");
    });

    it("shows paths, names of examples and inline codes whole", () => expectTextsWhole(page));

    it("gives an example of every field", async () => {
      const fields = await page.evaluate<{ id: string; text: string }[]>(
        "[...document.querySelectorAll('.schema-property-item')].map(({ id, textContent: text }) => ({ id, text }))",
      );
      const holdsOthers = (id: string) => fields.some((other) => other.id.startsWith(`${id}/`));
      const bare = fields.filter(({ id, text }) => !/Example:|Value:/.test(text) && !holdsOthers(id));
      expect(fields.length).toBeGreaterThan(50);
      expect(bare.map(({ id }) => id)).toEqual([]);
    });

    it("links to every error code, and explains it at the address that error.docs gets", async () => {
      const shown = await page.evaluate<{ id: string; texts: string[] }[]>(
        `[...document.querySelectorAll("#errors td a")].map(({ hash, textContent }) => ({
          id: hash.slice(2),
          texts: [textContent, ...[...document.getElementById(hash.slice(2)).querySelectorAll("h3, p")].map((each) => each.textContent)],
        }))`,
      );
      const codes = Object.entries(errorCodes).flatMap(([name, causes]) =>
        Object.entries<string>(causes).map(([code, cause]) => ({ name, code, cause })),
      );
      expect(shown.map(({ texts: [link] }) => link)).toEqual(codes.map(({ code }) => code));
      const heights = await page.evaluate<number[]>(
        `[...document.querySelectorAll('a[href^="#/errors/"] [data-testid="menu-item-label"]')].map((label) => label.clientHeight)`,
      );
      expect(new Set(heights).size, "a code takes two lines of the menu").toBe(1);
      for (const [index, { name, code, cause }] of codes.entries()) {
        const { id, texts } = shown[index] as (typeof shown)[number];
        const [, heading, meaning, advice, last] = texts;
        expect(id).toBe(sectionOfCode(code as EkoErrorCode));
        expect(heading).toBe(code);
        expect(meaning).toBe(cause.replaceAll("`", "").replace(/\s+/g, " "));
        expect(advice).toMatch(/^What to do: .+\.$/);
        expect(last).toMatch(
          new RegExp(`^Outcome: (not_sent|rejected|unknown).* Class: ${name} · Call: .+$`),
        );
      }
    });

    it("shows every example of a request", async () => {
      await chooseLanguage(page, "Payload");
      const withBody = contract.operations.filter(({ body }) => body !== undefined);
      expect(withBody.length).toBeGreaterThan(1);
      for (const { id } of withBody) {
        const [example] = examplesOf(contract, findOperation(contract, id).requestBody);
        expect(JSON.parse(await readCode(requestPanel(page, id)))).toEqual(example?.value);
      }
    });

    it("shows every example of an answer", async () => {
      let shown = 0;
      const shared = new Set<string>();
      for (const { id } of contract.operations) {
        for (const [status, response] of Object.entries(findOperation(contract, id).responses)) {
          // An answer that operations share looks the same at each, and takes seconds to click through.
          const { $ref } = response as { $ref?: string };
          if ($ref !== undefined && shared.has($ref)) continue;
          if ($ref !== undefined) shared.add($ref);
          const examples = examplesOf(contract, response);
          const codes = await showExamples(
            page,
            id,
            status,
            examples.map(({ summary }) => summary),
          );
          expect(codes.map((code) => JSON.parse(code))).toEqual(examples.map(({ value }) => value));
          shown += codes.length;
        }
      }
      expect(shown).toBeGreaterThan(4 * contract.operations.length);
    });

    it.each(languages)("shows the sample of each operation in %s", async (language) => {
      await chooseLanguage(page, language);
      for (const operation of contract.operations) {
        const sample = renderSamples(contract, operation).find(({ lang }) => lang === language);
        expect(await readCode(requestPanel(page, operation.id))).toBe(sample?.source.trimEnd());
      }
    });

    it("tabulates answers, scenarios of the mock and error codes", async () => {
      const cell = (section: string, first: string) =>
        page.locator(`#${section} tr`, { has: page.locator("td:first-child", { hasText: first }) }).first();
      expect(await cell("answers", "2129").textContent()).toContain("otp_sent");
      expect(await cell("mock", "0000000461").textContent()).toContain("invalid_input");
      expect(await cell("status-codes", "302").textContent()).toContain("wrong_otp");
      expect(await cell("status-codes", "415").textContent()).toContain("content type");
    });

    it("asks its own host for nothing but itself, and has no complaints", async () => {
      await page.getByTestId("color-mode-switcher").click();
      await page.getByText("View security details").first().click();
      const logo = page.getByAltText("redocly logo");
      expect(
        await logo.evaluate(({ naturalWidth }: { naturalWidth: number }) => naturalWidth),
      ).toBeGreaterThan(0);
      expect(complaints).toEqual([siteUrl]);
    });
  });

  describe("in one window, as a reader goes through it", () => {
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      ({ page, complaints } = await openWindow());
      await page.goto(siteUrl);
    }, 120_000);

    afterAll(() => page?.close());

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
    const { page } = await openWindow();
    await page.goto(`${siteUrl}#${link}`);
    await expectInWindow(headingOf(page, heading));
    await page.waitForFunction(`document.title === "${heading} · Eko Customer Onboarding"`);
    await page.close();
  });

  it("is complete and searchable from disk without a network", async () => {
    const { page, complaints } = await openWindow();
    await page.context().setOffline(true);
    const file = pathToFileURL(join(inject("siteFolder"), "index.html")).href;
    await openUnfolded(page, file);
    for (const { id, parameters } of contract.operations) {
      const [field] = parameters.map(({ name }) => name);
      expect(await sectionOf(page, id).getByText(String(field), { exact: true }).count(), id).not.toBe(0);
    }
    await findOtpRefId(page);
    expect(complaints).toEqual([file]);
    await page.close();
  });

  describe("on a phone", () => {
    let page: Page;

    beforeAll(async () => {
      ({ page } = await openWindow({ width: 390, height: 844 }));
      // At the address of one error, because only then Redoc shows the others.
      await openUnfolded(page, `${siteUrl}#/${sectionOfCode("timeout")}`);
    }, 120_000);

    afterAll(() => page?.close());

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
  });
});

/** Expects that paths, names of examples and inline codes are shown whole. */
async function expectTextsWhole(page: Page): Promise<void> {
  expect(await page.locator("main :is(p, li) code").count()).toBeGreaterThan(50);
  expect(await page.evaluate(findShortened)).toEqual({ shortened: [], broken: [] });
  const { paths, torn } = await page.evaluate<{ paths: number; torn: string[] }>(findTornPaths);
  expect(paths).toBeGreaterThan(10);
  expect(torn).toEqual([]);
}

/** In the page: the texts that end in dots because their box is too narrow, and the inline codes that break without need. */
const findShortened = `(() => {
  const isShortened = (element) =>
    element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow === "ellipsis";
  const needsNoBreak = (code) => {
    const lines = [...code.getClientRects()];
    const width = code.closest("p, li").clientWidth;
    return lines.length > 1 && lines.reduce((sum, line) => sum + line.width, 0) <= width;
  };
  return {
    shortened: [...document.querySelectorAll("main *")].filter(isShortened).map((element) => element.textContent),
    broken: [...document.querySelectorAll("main :is(p, li) code")].filter(needsNoBreak).map((code) => code.textContent),
  };
})()`;

/** In the page: the paths of operations with a segment that takes more than one line. */
const findTornPaths = `(() => {
  const named = document.querySelectorAll('main p > code, main [data-testid="dropdown"] > button > span');
  const paths = [...named].filter(({ textContent }) => /^([A-Z]+ )?\\/\\S+$/.test(textContent));
  const isTorn = (path) => {
    const texts = document.createTreeWalker(path, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: segment, index } of texts.currentNode.data.matchAll(/\\/[^/]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + segment.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) return true;
      }
    }
    return false;
  };
  return { paths: paths.length, torn: paths.filter(isTorn).map(({ textContent }) => textContent) };
})()`;

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

function findOperation({ document, operations }: Contract, id: string) {
  const operation = operations.find((entry) => entry.id === id);
  const found = operation && document.paths[operation.path]?.[operation.method.toLowerCase()];
  if (found === undefined) throw new Error(`The contract has no ${id}.`);
  return found;
}

/** The examples of a request body or a response. */
function examplesOf({ document }: Contract, holder: object = {}): Example[] {
  const { content } = resolveRef<{
    content?: { "application/json"?: { examples?: Record<string, Example> } };
  }>(document, holder);
  const examples = Object.values(content?.["application/json"]?.examples ?? {});
  return examples.map((example) => resolveRef<Example>(document, example));
}

function sectionOf(page: Page, operationId: string): Locator {
  return page.locator(`[id="other/${operationId.toLowerCase()}"]`);
}

/** The section to which an error with this code leads, once the page is published. */
function sectionOfCode(code: EkoErrorCode): string {
  const [, start = ""] = /#\/(.*)"/.exec(makeErrorDocs("https://docs.example.test/")) ?? [];
  return `${start}${code}`;
}

function requestPanel(page: Page, operationId: string): Locator {
  return sectionOf(page, operationId).locator(".panel-request-samples");
}

function headingOf(page: Page, title: string): Locator {
  return page.locator("h2, h3", { hasText: new RegExp(`^${title}$`) });
}

async function readCode(panel: Locator): Promise<string> {
  return ((await panel.getByTestId("source-code").textContent()) ?? "").trimEnd();
}

/** Chooses an answer and each of its examples, and returns the codes that the page then shows. */
function showExamples(page: Page, id: string, status: string, summaries: string[]): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    ${clicking}
    const panel = document.getElementById("other/${id.toLowerCase()}").querySelector(".panel-response-samples");
    const summaries = ${JSON.stringify(summaries)};
    await click(only(panel, "button", (button) => button.textContent === "${status}"));
    const codes = [];
    for (const summary of summaries) {
      if (summaries.length > 1) await choose(only(panel, "button[aria-label=Example]"), summary);
      codes.push(only(panel, "[data-testid=source-code]").textContent.trimEnd());
    }
    return codes;
  })()`);
}

/** Chooses the language of the samples, which holds for all operations. */
async function chooseLanguage(page: Page, language: string): Promise<void> {
  await page.evaluate(`(async () => {
    ${clicking}
    const panel = document.getElementById("other/onboardcustomer").querySelector(".panel-request-samples");
    const dropdown = panel.querySelectorAll("[data-testid=dropdown]")[1];
    await choose(dropdown.querySelector("button"), "${language}");
  })()`);
}

/**
 * In the page: clicks. Playwright would look for each button among thousands of elements, and the mouse would scroll to
 * it first; and the menu opens below its button, even where the window ends.
 */
const clicking = `
  const only = (root, selector, fits = () => true) => {
    const [found, ...others] = [...root.querySelectorAll(selector)].filter(fits);
    if (found === undefined || others.length > 0) throw new Error(others.length + 1 + " of " + selector + fits);
    return found;
  };
  const click = async (element) => {
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    await new Promise((done) => requestIdleCallback(done));
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const choose = async (dropdown, entry) => {
    await click(dropdown);
    const menu = only(document, "[data-testid=dropdown-menu]", isShown);
    await click(only(menu, "[role=menuitem]", (item) => item.textContent === entry));
  };`;

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
