import type { DeclaredExtra } from "../docs-drift/declaration.ts";
import { holderOf } from "../docs-drift/holder-of.ts";
import type { Page } from "../docs-drift/page.ts";
import { markGap, type Tasks } from "./gaps.ts";

/**
 * The page without a body that no client can send, since HTTP gives the body of a GET no meaning and fetch refuses it, and
 * the declarations that put its fields on record.
 */
export function dropUnsendableBody(page: Page, tasks: Tasks): { page: Page; unsendable: DeclaredExtra[] } {
  const [method = ""] = page.methods;
  const body = page.fields.filter(({ place }) => place === "body");
  if (body.length === 0 || !["GET", "HEAD"].includes(method)) return { page, unsendable: [] };
  tasks.add(`the body of the page, which is left out: a ${method} has none, so ask where its fields belong`);
  return {
    page: {
      ...page,
      fields: page.fields.filter(({ place }) => place !== "body"),
      sampleRequest: undefined,
    },
    unsendable: body
      .filter((field) => holderOf(body, field) === "")
      .map(({ place, name }) => ({
        says: "present",
        in: place,
        name,
        reason: markGap(`say how ${name} is sent, as a ${method} has no body`),
      })),
  };
}
