import { describe, expect, it } from "vitest";
import { checkPages } from "../../../scripts/docs-drift/check-page.ts";
import { openContract } from "../../../scripts/docs-drift/contract-tree.ts";
import { readPages } from "../../../scripts/docs-drift/read-page.ts";
import { importPages } from "../../../scripts/docs-import/import-pages.ts";
import { frozenContract } from "../../helpers/frozen-contract.ts";
import { listChanges, type PageChange } from "../../helpers/pages/changes.ts";
import { type Form, forms } from "../../helpers/pages/forms.ts";
import { operations } from "../../helpers/pages/operations.ts";
import type { PageModel } from "../../helpers/pages/page-model.ts";
import { renderOpenApi } from "../../helpers/pages/render-machine.ts";

// Operations of every shape, imported from the form that tells most, and compared in every form.
const pages = operations.flatMap((operation) =>
  readPages(Buffer.from(renderOpenApi(operation, "August"))).filter(({ slug }) => slug === operation.slug),
);
const contract = openContract(
  importPages(
    frozenContract,
    pages.map((page) => ({ page, sha256: "0".repeat(64) })),
  ).source,
);

/** What docs:drift says of a page, with the names of response fields as far as the form shows them. */
function findDifferences(page: PageModel, form: Form): string[] {
  const [report] = checkPages(Buffer.from(form.render(page)), contract);
  if (!report || report.status === "not understood" || report.status === "new operation")
    return [JSON.stringify(report)];
  return report.findings
    .filter(({ kind }) => kind !== "declared")
    .map(({ kind, place }) => shorten(`${kind} ${place}`, form));
}

function shorten(difference: string, { hides }: Form): string {
  return hides.includes("nesting") ? difference.replace(/response (\S*\.)/, "response ") : difference;
}

function expectDifferences({ shownBy, difference }: PageChange, form: Form): string[] {
  const isHidden = form.hides.some((hidden) => hidden === shownBy);
  // The path shows the name of a path parameter also where the list of parameters is hidden.
  if (isHidden && difference.startsWith("renamed path ")) return ["path changed path"];
  return isHidden ? [] : [shorten(difference, form)];
}

describe.each(operations)("checkPages of $title", (operation) => {
  it("finds nothing in a page that did not change, in any form", () => {
    const found = forms.map((form) => [form.name, findDifferences(operation, form)]);
    expect(found).toEqual(forms.map(({ name }) => [name, []]));
  });

  it("names each change of the page, in one form after the other", () => {
    const cases = listChanges(operation).map((change, index) => {
      const page = structuredClone(operation);
      change.apply(page);
      const form = forms[index % forms.length] as Form;
      return { name: `${change.name}, ${form.name}`, page, form, change };
    });
    const found = cases.map(({ name, page, form }) => [name, findDifferences(page, form)]);
    expect(found).toEqual(cases.map(({ name, change, form }) => [name, expectDifferences(change, form)]));
  });
});
