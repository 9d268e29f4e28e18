import { type Finding, makeDeclared, makeFinding } from "./finding.ts";
import type { Page } from "./page.ts";
import type { ContractPage } from "./read-contract-page.ts";

/** Compares the HTTP statuses of the answers of a page with those of the contract. */
export function compareHttpStatuses({ httpStatuses }: Page, contract: ContractPage): Finding[] {
  if (httpStatuses.length === 0) return [];
  const own = contract.httpStatuses.join(", ");
  const declared = contract.extras.filter((extra) => extra.in === "status");
  const strangers = [...new Set(httpStatuses)].filter((status) => !contract.httpStatuses.includes(status));
  return [
    ...strangers.map((status) => {
      const reason = declared.find(({ name }) => name === String(status))?.reason;
      return reason === undefined
        ? makeFinding("HTTP status added", `answer ${status}`, "present", `absent: it has ${own}`)
        : makeDeclared(`answer ${status}`, "present", "absent", reason);
    }),
    ...declared
      .filter(({ name }) => !httpStatuses.includes(Number(name)))
      .map(({ name }) =>
        makeFinding("stale declaration", `answer ${name}`, "absent", "declared present on the page"),
      ),
  ];
}
