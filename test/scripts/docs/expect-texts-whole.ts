import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Expects that paths, names of examples and inline codes are shown whole. */
export async function expectTextsWhole(page: Page): Promise<void> {
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
