import type { DeclaredExtra } from "../docs-drift/declaration.ts";
import type { Page } from "../docs-drift/page.ts";
import { unusableNames } from "../shared/unusable-names.ts";
import type { Tasks } from "./gaps.ts";

/** The page without the fields that no contract can have, and the declarations that put them on record. */
export function dropUnusableNames(page: Page, tasks: Tasks): { page: Page; dropped: DeclaredExtra[] } {
  const isUnusable = ({ name }: { name: string }) => name.split(".").some((part) => unusableNames.has(part));
  const dropped = page.fields.filter(isUnusable);
  for (const { place, name } of dropped)
    tasks.add(`the ${place} field ${name}, which is left out for its name`);
  return {
    page: {
      ...page,
      fields: page.fields.filter((field) => !isUnusable(field)),
      ...(page.samples && { samples: withoutNames(page.samples) }),
      ...(page.sampleRequest && { sampleRequest: withoutNames(page.sampleRequest) }),
    },
    dropped: dropped.map(({ place, name }) => ({
      says: "present",
      in: place,
      name,
      reason: "Tools that read contracts trip over the name.",
    })),
  };
}

function withoutNames<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, one) => (unusableNames.has(key) ? undefined : one)) as T;
}
