import { isName, isSameName } from "./find-operation.ts";
import type { Finding } from "./finding.ts";
import type { Page, ResponseTypeRow } from "./page.ts";
import type { ContractPage } from "./read-contract-page.ts";
import type { ContractResponseType } from "./read-contract-response-types.ts";

/**
 * Compares the table of response types, where the page has one. The contract says the meaning of an answer in its
 * own words, so meanings are not compared.
 */
export function compareResponseTypes({ responseTypes }: Page, contract: ContractPage): Finding[] {
  if (!responseTypes) return [];
  const added = responseTypes.filter(({ id }) => !contract.responseTypes.some((row) => row.id === id));
  return [
    ...contract.responseTypes.flatMap((own) => {
      const shown = responseTypes.find(({ id }) => id === own.id);
      return shown ? compareNext(shown, own, contract) : reportMissing(own);
    }),
    ...added.map(({ id, meaning }) => finding("response type added", id, meaning, "absent")),
  ];
}

function reportMissing({ id, name, declaration }: ContractResponseType): Finding[] {
  const missing = finding("response type removed", id, "absent", name);
  return declaration?.says === "absent"
    ? [{ ...missing, kind: "declared", reason: declaration.reason }]
    : [missing];
}

function compareNext(shown: ResponseTypeRow, own: ContractResponseType, contract: ContractPage): Finding[] {
  const { next } = shown;
  if (next === undefined) return [];
  const step = next === null ? undefined : contract.operations.find((operation) => isName(next, operation));
  if (own.next !== null && step?.operationId === own.next) return [];
  const says = own.declaration?.says;
  const declared = says === undefined || says === "absent" ? undefined : says.next;
  const isDeclared =
    declared !== undefined &&
    (next === null ? declared === null : declared !== null && isSameName(next, declared));
  const row = finding("next step changed", own.id, next ?? "none", own.next ?? "none");
  if (isDeclared) return [{ ...row, kind: "declared", reason: own.declaration?.reason ?? "" }];
  // A step that leaves the contract, as `next: null` does.
  return step === undefined && own.next === null && declared === undefined ? [] : [row];
}

function finding(kind: Finding["kind"], id: number, page: string, contract: string): Finding {
  return { kind, place: `response type ${id}`, page, contract };
}
