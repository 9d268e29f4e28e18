import { operations } from "../../../generated/tables.ts";
import type { OperationId } from "../../contract-types.ts";
import type { JournalEntry } from "../../mock/index.ts";
import type { Format } from "../terminal/paint-text.ts";
import { adviseOnRequest } from "./advise-on-request.ts";

/** The part of a request that may be shown anywhere: no path, query, header or body as sent. */
export type PublicEntry = ReturnType<typeof toPublicEntry>;

/** Takes everything out of a request that could be a person's. */
export function toPublicEntry(entry: Readonly<JournalEntry>) {
  const { time, method, operationId, status, example, fault, diagnosis } = entry;
  const fixes = adviseOnRequest(entry);
  return {
    time: new Date(time).toISOString(),
    method,
    operationId,
    // The template: the path itself holds the number of a customer.
    path: operationId === undefined ? undefined : operations[operationId as OperationId].path,
    status,
    example,
    fault,
    diagnosis,
    ...(fixes.length > 0 && { fixes }),
  };
}

/** A request as lines for the terminal: the request and its outcome, then what to fix. */
export function formatEntry(entry: PublicEntry): { text: string; format?: Format }[] {
  const { time, method, operationId, path, status, example, fault, diagnosis, fixes = [] } = entry;
  const parts = [
    time.slice("2026-01-01T".length, -1),
    method,
    operationId ?? "(no operation)",
    path,
    status ?? "-",
    fault ?? diagnosis ?? example,
  ];
  return [
    { text: parts.filter((part) => part !== undefined).join(" "), format: formatOf(status) },
    ...(fixes.length > 0 ? [{ text: `  fix: ${listFixes(fixes)}`, format: "yellow" as const }] : []),
  ];
}

// More would bury the other requests.
const maxFixes = 5;

function listFixes(fixes: readonly string[]): string {
  const more = fixes.length - maxFixes;
  return [...fixes.slice(0, maxFixes), ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

function formatOf(status: number | undefined): Format {
  if (status === undefined) return "magenta";
  return status < 400 ? "green" : "red";
}
