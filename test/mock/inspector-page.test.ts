import { createHmac } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mockKeys, startMockServer } from "../../src/mock/index.ts";
import { connectToBrowser, skipsBrowser } from "../helpers/connect-to-browser.ts";
import { customer, post, sign } from "./send-signed.ts";

const mock = await startMockServer({ inspector: true });
const root = new URL("/", mock.url);
afterAll(() => mock.close());

/** Sends an onboarding request. */
const send = (body: unknown, headers: Record<string, string> = {}) =>
  post(mock, "/customer/account/9444444444", body, headers);

describe.skipIf(skipsBrowser)("the inspector's page", () => {
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await connectToBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on("request", (request) => {
      if (!request.url().startsWith(root.href)) elsewhere.push(request.url());
    });
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(root.href);
    await page.getByRole("status", { name: "live" }).waitFor();
  });
  beforeEach(async () => {
    await fetch(new URL("/inspector/reset", root), { method: "POST" });
    await page.getByText("No requests yet.").waitFor();
  });
  afterAll(() => browser?.close());

  const rows = () => page.locator(".row");
  const panel = () => page.getByRole("tabpanel");

  it("says that there are no requests yet, and how to point an app at the mock", async () => {
    await page.getByText("No requests yet.").waitFor();
    const text = await page.locator("#empty").textContent();
    for (const fact of [mock.url, mockKeys.developerKey, mockKeys.accessKey]) expect(text).toContain(fact);
  });

  it("shows a request as it comes, and its parts when it is selected", async () => {
    await send(customer);
    await rows().first().click();
    expect(await rows().first().textContent()).toMatch(/200.*onboardCustomer.*otp_sent · type 2129/);
    await panel().getByText("Headers as sent").waitFor();
    expect(await panel().textContent()).toContain(customer.name);
  });

  it("tells a rejection at HTTP 200 from a success by its colour", async () => {
    await send(customer);
    await post(mock, "/customer/account/0000000017", customer);
    await rows().nth(1).waitFor();
    expect(await rows().first().textContent()).toContain("wallet_already_exists");
    expect(await rows().first().getAttribute("class")).toBe("row is-bad");
    expect(await rows().last().getAttribute("class")).toBe("row is-good");
  });

  it("shows what reading changes: repeated names, long numbers, and a second question mark", async () => {
    const body = `{"name":"first","name":"second","otp":12345678901234567890}`;
    await post(mock, "/customer/account/9444444444?a=1&a=2&b=x?y", body);
    await rows().first().click();
    const parameter = (name: string) =>
      panel()
        .getByRole("row")
        .filter({ hasText: new RegExp(`^${name}`) });
    await parameter("b").getByText("x?y", { exact: true }).waitFor();
    expect(await parameter("a").first().textContent()).toMatch(/"1",\s+"2"/);
    await panel().getByText("Body as sent").click();
    await panel().getByText(body, { exact: true }).waitFor();
  });

  it("sends a documented sample, as it stands and changed, and shows the answer", async () => {
    const phone = { viewport: { width: 390, height: 800 }, colorScheme: "dark" } as const;
    const context = await browser.newContext(phone);
    const docs = await context.newPage();
    docs.on("pageerror", ({ message }) => problems.push(message));
    await docs.goto(new URL("/docs", root).href);
    const sample = docs.locator("details").filter({ hasText: "onboardCustomer" });
    const send = () => sample.getByRole("button", { name: "Sign and send" }).click();
    await send();
    await sample.getByText("HTTP 200, response type 2129").waitFor();
    expect(mock.journal.at(-1)).toMatchObject({ operationId: "onboardCustomer", example: "otp_sent" });

    const markup = "<script>document.title='CANARY'</script>";
    await sample.getByRole("textbox").fill(JSON.stringify({ ...customer, customer_id: "1", [markup]: "p" }));
    await send();
    await sample.getByText("HTTP 422").waitFor();
    // A slash is written so in a JSON pointer.
    expect(await sample.getByRole("status").textContent()).toContain(markup.replace("/", "~1"));
    expect(await docs.locator("main script").count()).toBe(0);

    const sent = mock.journal.length;
    await sample.getByRole("textbox").fill("{");
    await send();
    await sample.getByText("This is not a JSON object. Nothing was sent.").waitFor();
    expect(mock.journal.length).toBe(sent);

    await docs.route("**/inspector/try/*", (route) => route.abort());
    await send();
    await sample.getByText("The mock does not answer.").waitFor();

    expect(await docs.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    // The page has no frames, for which axe would otherwise open another page.
    const { violations } = await new AxeBuilder({ page: docs }).setLegacyMode(true).analyze();
    expect(violations).toEqual([]);
    await context.close();
  });

  it("puts violations beside their fields, and shows markup as text", async () => {
    const markup = "<script>document.title='CANARY'</script><img src=x onerror=alert(1)>";
    const headers = { "user-agent": markup };
    await send({ ...customer, name: markup, dob: markup, [markup]: markup }, headers);
    await rows().first().click();
    const dob = panel().getByRole("row").filter({ hasText: /^dob/ });
    await dob.getByText("must be an existing date").waitFor();
    expect(await dob.textContent()).toContain(markup);
    expect(await panel().locator("script, img").count()).toBe(0);
    expect(await page.title()).not.toContain("CANARY");
  });

  it("shows the steps of a wrong signature beside those of the right one", async () => {
    const right = sign();
    const { "secret-key-timestamp": timestamp = "", "secret-key": signature } = right;
    const wrong = createHmac("sha256", mockKeys.accessKey).update(timestamp).digest("base64");
    await send(customer, { "secret-key": wrong, "secret-key-timestamp": timestamp });
    await rows().first().click();
    await panel().getByText("Signature, step by step").waitFor();
    const text = await panel().textContent();
    for (const part of ["raw-key", "bW9jay1hY2Nlc3Mta2V5", signature, wrong]) expect(text).toContain(part);
    const key = panel().locator(".step").filter({ hasText: "HMAC key" });
    expect(await key.locator("dd").last().textContent()).toBe("mock-access-key ✗");
  });

  it("sends a scenario, lists its customer, and forgets all on reset", async () => {
    await page.getByRole("tab", { name: "Scenarios" }).click();
    await panel()
      .getByRole("button", { name: /^0000002129/ })
      .click();
    await rows().filter({ hasText: "0000002129" }).waitFor();
    await page.getByRole("tab", { name: "Customers" }).click();
    await panel().getByText("0000002129").waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByText("No requests yet.").waitFor();
    expect(mock.journal).toHaveLength(0);
  });

  it("holds requests back while it is paused", async () => {
    await page.keyboard.press("p");
    await send(customer);
    await page.getByRole("button", { name: "Resume" }).waitFor();
    expect(await rows().count()).toBe(0);
    await page.keyboard.press("p");
    await rows().first().waitFor();
  });

  it("is used by keyboard: arrows go through requests and tabs", async () => {
    await Promise.all([send(customer), send(customer)]);
    await rows().nth(1).waitFor();
    await rows().first().focus();
    await page.keyboard.press("ArrowDown");
    expect(await rows().nth(1).getAttribute("aria-current")).toBe("true");
    await page.getByRole("tab", { name: "Request" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Customers");
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "has no serious finding of axe and nothing cut off, %s at %i px",
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await send({ ...customer, dob: "x" });
      await rows().first().click();
      await panel().getByText("Headers as sent").waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const severe = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(severe.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
    },
  );

  it("draws each of a thousand requests once, and keeps the last thousand", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(`window.drawn = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node.classList?.contains("row")) window.drawn++;
      }).observe(document.body, { childList: true, subtree: true });`);
    for (let batch = 0; batch < 21; batch++) {
      await Promise.all(Array.from({ length: 50 }, () => fetch(`${mock.url}/elsewhere`)));
    }
    await page.waitForFunction("document.querySelectorAll('.row').length === 1000");
    // Each row is drawn once: drawing all of them anew for each request would be half a million.
    expect(await page.evaluate("window.drawn")).toBeLessThan(2 * 21 * 50);
  });

  it("has asked nobody else, and nothing went wrong", () => {
    expect({ elsewhere, problems }).toEqual({ elsewhere: [], problems: [] });
  });
});
