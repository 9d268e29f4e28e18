import { comparePages, type Finding } from "./compare-pages.ts";
import type { ContractTree } from "./contract-tree.ts";
import { UnreadablePageError } from "./page.ts";
import { readContractPage } from "./read-contract-page.ts";
import { readPage } from "./read-page.ts";

/** The result of comparing one page with the contract. */
export type Report =
  | { status: "in step" | "drift"; operationId: string; findings: Finding[] }
  | { status: "not understood"; reason: string };

/**
 * Compares a page of the vendor's reference with the contract.
 *
 * @param page the page as published, in either form
 * @throws Error when an `x-docs` of the contract is malformed
 */
export function checkPage(page: Uint8Array, contract: ContractTree): Report {
  try {
    const read = readPage(page);
    const documented = readContractPage(contract, read);
    const findings = comparePages(read, documented);
    const isInStep = findings.every(({ kind }) => kind === "declared");
    return { status: isInStep ? "in step" : "drift", operationId: documented.operationId, findings };
  } catch (error) {
    if (error instanceof UnreadablePageError) return { status: "not understood", reason: error.message };
    throw error;
  }
}
