import { comparePages } from "./compare-pages.ts";
import type { ContractTree } from "./contract-tree.ts";
import { findOperation } from "./find-operation.ts";
import type { Finding } from "./finding.ts";
import { type Hidden, type Page, UnreadablePageError } from "./page.ts";
import { readContractPage } from "./read-contract-page.ts";
import { readPages } from "./read-page.ts";

/** The result of comparing one page with the contract. */
export type Report =
  | { status: "in step" | "drift"; form: string; operationId: string; findings: Finding[]; hidden: Hidden[] }
  | {
      status: "new operation";
      form: string;
      name: string;
      title: string | undefined;
      slug: string | undefined;
    }
  | { status: "not understood"; reason: string };

/**
 * Compares what the vendor publishes about one operation, or about many, with the contract: a report for each.
 *
 * @param page the page as published, in any of its forms
 * @throws Error when an `x-docs` of the contract is malformed
 */
export function checkPages(page: Uint8Array, contract: ContractTree): Report[] {
  try {
    return readPages(page).map((read) => checkPage(read, contract));
  } catch (error) {
    if (error instanceof UnreadablePageError) return [{ status: "not understood", reason: error.message }];
    throw error;
  }
}

function checkPage(page: Page, contract: ContractTree): Report {
  const { form, hidden, title, slug, methods, target, refusal } = page;
  const operation = findOperation(contract, page);
  if (!operation)
    return { status: "new operation", form, name: `${methods.join(" and ")} ${target}`, title, slug };
  if (refusal !== undefined) return { status: "not understood", reason: refusal };
  const documented = readContractPage(contract, operation);
  const findings = comparePages(page, documented);
  const isInStep = findings.every(({ kind }) => kind === "declared");
  return {
    status: isInStep ? "in step" : "drift",
    form,
    operationId: documented.operationId,
    findings,
    hidden,
  };
}
