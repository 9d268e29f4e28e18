import { execFile } from "node:child_process";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { samples } from "../../generated/samples.ts";
import { operations } from "../../generated/tables.ts";
import { createEkoClient } from "../../src/index.ts";
import { mockKeys, startMockServer } from "../../src/mock/index.ts";
import { buildSite } from "../docs/build-site.ts";
import { launchChromium } from "../shared/launch-chromium.ts";
import { runScript } from "../shared/run-script.ts";
import { digestPages } from "./digest-pages.ts";

const usage = `npm run docs:screenshots

Takes the pictures of the README into .github/images: the reference page, light and dark, the inspector of the mock, and
the terminal after npm start. Writes beside them a digest of the pages that they show. Needs chromium.`;

const folder = resolve(".github/images");

await runScript({ usage }, async () => {
  await mkdir(folder, { recursive: true });
  await buildSite(resolve("site"));
  const browser = await launchChromium();
  try {
    await pictureReference(browser, "light");
    await pictureReference(browser, "dark");
    await pictureInspector(browser);
    await pictureTerminal(browser);
  } finally {
    await browser.close();
  }
  await writeFile(join(folder, "pages.sha256"), `${await digestPages()}\n`);
});

async function pictureReference(browser: Browser, colorScheme: "light" | "dark"): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 810 }, colorScheme });
  await page.goto(`${pathToFileURL(resolve("site/index.html"))}#/other/onboardcustomer`);
  await page.getByTestId("source-code").first().waitFor();
  // The search field says so while its index is being built.
  await page.getByText("Loading").waitFor({ state: "hidden" });
  await takePicture(page, `reference-${colorScheme}`);
}

/** A journey of the sample customer, and one request that the mock refuses. */
async function pictureInspector(browser: Browser): Promise<void> {
  const mock = await startMockServer({ inspector: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(new URL("/", mock.url).href);
    const {
      customer_id,
      initiator_id: initiatorId,
      user_code: userCode,
      ...person
    } = samples.onboardCustomer;
    const eko = createEkoClient({ baseUrl: mock.url, ...mockKeys, initiatorId, userCode });
    const body = { ...person, residence_address: [...person.residence_address] };
    await eko.onboardCustomer({ customer_id, ...body });
    await eko.api.POST(operations.onboardCustomer.path, {
      params: { path: { customer_id } },
      body: { ...body, initiator_id: initiatorId, user_code: userCode, dob: "15-05-1990" },
    });
    await page.locator(".row").nth(1).waitFor();
    await page.locator(".row").first().click();
    await page.getByText("Headers as sent").waitFor();
    await takePicture(page, "inspector");
  } finally {
    await mock.close();
  }
}

async function pictureTerminal(browser: Browser): Promise<void> {
  const command = ["--import", "./scripts/shared/typescript.mjs", "src/cli/main.ts", "onboard"];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { PATH: process.env.PATH },
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 100 } });
  await page.setContent(
    `<body style="margin:0;background:#16181d"><pre style="margin:0;padding:24px;color:#e6e6e6;font:14px/1.45 monospace"></pre>`,
  );
  await page.locator("pre").evaluate((pre, text) => {
    pre.textContent = text;
  }, `$ npm start -- onboard\n\n${stdout}`);
  await takePicture(page, "start", { fullPage: true });
}

async function takePicture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled", ...options });
  await page.close();
  console.log(`wrote ${file} (${Math.ceil((await stat(file)).size / 1024)} KiB)`);
}
