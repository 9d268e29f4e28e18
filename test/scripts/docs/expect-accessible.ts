import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { quickAxe } from "./quick-axe.ts";

type Options = Parameters<AxeBuilder["options"]>[0];
type Finding = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

/** Lists the findings of axe in a part of the page. */
export async function findWithAxe(page: Page, within: string, options: Options): Promise<Finding[]> {
  // The page has no frames, for which axe would otherwise take twice as long.
  const builder = new AxeBuilder({ page, axeSource: quickAxe })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"], ...options });
  return (await builder.include(within).analyze()).violations;
}

/** Expects that nothing serious was found, and of the rest exactly what is known to remain. */
export function expectAccessible(
  view: string,
  found: readonly Finding[],
  remaining: readonly { rule: string }[],
): void {
  const counts = found.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.length}`);
  console.info(`axe, ${view}: ${counts.join(", ") || "nothing"}`);

  const severe = found.filter(({ impact }) => impact === "serious" || impact === "critical");
  const at = ({ html, failureSummary }: Finding["nodes"][number]) => `${html}: ${failureSummary}`;
  expect(severe.map(({ id, nodes }) => ({ id, at: nodes.map(at) }))).toEqual([]);
  const rules = [...new Set(found.map(({ id }) => id))].sort();
  expect(rules).toEqual(remaining.map(({ rule }) => rule));
}
