import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { renderSamples } from "../../../scripts/docs/samples/render-samples.ts";
import { errorCatalogue } from "../../../scripts/shared/error-catalogue.ts";
import { type Contract, readContract, resolveRef } from "../../../scripts/shared/read-contract.ts";
import { type EkoErrorCode, errorCodes } from "../../../src/errors/codes.ts";
import { connectToBrowser, skipsBrowser } from "../../helpers/connect-to-browser.ts";
import { expectAccessible, findWithAxe } from "./expect-accessible.ts";
import { expectTextsWhole } from "./expect-texts-whole.ts";
import { openUnfolded } from "./open-unfolded.ts";
import { openWindow, switchTo } from "./open-window.ts";
import { remainingAxeFindings } from "./remaining-axe-findings.ts";
import { sectionOf, sectionOfCode } from "./sections.ts";

interface Example {
  $ref?: string;
  summary: string;
  value: unknown;
}

const languages = ["curl", "TypeScript", "Node.js", "Python", "PHP", "Java", "Go"];

// To compare colours takes longest, and is all that a colour scheme can change.
const views = [
  { colorScheme: "light", options: {}, remaining: remainingAxeFindings.desktop },
  { colorScheme: "dark", options: { runOnly: "color-contrast" }, remaining: [] },
];

// One page for all of it, because to render it takes seconds.
describe.skipIf(skipsBrowser)("the reference page with all of it unfolded", { timeout: 300_000 }, () => {
  const siteUrl = inject("siteUrl");
  let browser: Browser;
  let contract: Contract;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    contract = await readContract("openapi/openapi.yaml");
    browser = await connectToBrowser();
    ({ page, complaints } = await openWindow(browser));
    // At the address of one error, because only then Redoc shows the others.
    await openUnfolded(page, `${siteUrl}#/${sectionOfCode("timeout")}`);
  }, 120_000);

  afterAll(() => browser?.close());

  it("has the light colours that the system asks for", async () => {
    expect(await page.locator("html").getAttribute("class")).toBe("light");
  });

  it("shows all errors", async () => {
    expect(await page.locator('[id^="errors/"] h3').count()).toBe(errorCatalogue.length);
  });

  // Before anything else is clicked. axe compares the colours of thousands of words: seconds alone, minutes on a machine
  // that others use. The test of the page on a phone has the rules that depend on the width.
  it.each(views)("has no serious finding in $colorScheme", async ({ colorScheme, options, remaining }) => {
    await switchTo(page, colorScheme);
    expectAccessible(colorScheme, await findWithAxe(page, "html", options), remaining);
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
    expect(await field.textContent()).toContain("Must be a mobile number of 10 digits without country code.");
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
      expect(last).toMatch(new RegExp(`^Outcome: (not_sent|rejected|unknown).* Class: ${name} · Call: .+$`));
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
    expect(await logo.evaluate(({ naturalWidth }: { naturalWidth: number }) => naturalWidth)).toBeGreaterThan(
      0,
    );
    expect(complaints).toEqual([siteUrl]);
  });
});

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

function requestPanel(page: Page, operationId: string): Locator {
  return sectionOf(page, operationId).locator(".panel-request-samples");
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
