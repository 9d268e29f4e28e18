import type { Locator, Page } from "playwright-core";
import { makeErrorDocs } from "../../../scripts/generate/make-error-docs.ts";
import type { EkoErrorCode } from "../../../src/errors/codes.ts";

/** The section of an operation. */
export function sectionOf(page: Page, operationId: string): Locator {
  return page.locator(`[id="other/${operationId.toLowerCase()}"]`);
}

/** The section to which an error with this code leads, once the page is published. */
export function sectionOfCode(code: EkoErrorCode): string {
  const [, start = ""] = /#\/(.*)"/.exec(makeErrorDocs("https://docs.example.test/")) ?? [];
  return `${start}${code}`;
}
