import { splitPath } from "../../../src/mock/inspector/page/split-path.ts";

/** Lets the path of an operation take another line between its segments only. */
export function breakPaths(): void {
  for (const element of document.querySelectorAll(
    'main code, main [data-testid="dropdown"] > button > span',
  )) {
    const text = element.textContent ?? "";
    if (element.childElementCount > 0 || !/^([A-Z]+ )?(\/[^/\s]+){2,}$/.test(text)) continue;
    element.replaceChildren(...splitPath(text));
  }
}
