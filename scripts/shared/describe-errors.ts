import { errorCodes } from "../../src/errors/codes.ts";
import { type ErrorRecord, errorCatalogue } from "./error-catalogue.ts";
import { formatTable } from "./format-table.ts";
import { readAnswers } from "./read-answers.ts";
import type { Contract } from "./read-contract.ts";

/**
 * Explains every error code of the client in Markdown: a table of them, then each under a heading of its own.
 *
 * @param anchor what comes before the code in a link to its heading
 */
export function describeErrors(contract: Contract, anchor: string): string {
  const index = formatTable(
    ["class", "codes"],
    Object.entries(errorCodes).map(([name, causes]) => [
      `\`${name}\``,
      Object.keys(causes)
        .map((code) => `[${code}](${anchor}${code})`)
        .join(", "),
    ]),
  );
  return [index, ...errorCatalogue.map((record) => describeCode(contract, record))].join("\n\n");
}

function describeCode(
  contract: Contract,
  { code, class: name, cause, outcomes, advice }: ErrorRecord,
): string {
  const outcome = outcomes.map((word) => `\`${word}\``).join(" or ");
  return [
    `### ${code}`,
    cause.replace(/\s+/g, " "),
    `**What to do:** ${advice}`,
    `**Outcome:** ${outcome} · **Class:** \`${name}\` · **Call:** ${nameCalls(contract, code)}`,
  ].join("\n\n");
}

/** The calls that document this refusal as an answer. A code that none or all of them document can come from any call. */
function nameCalls(contract: Contract, code: string): string {
  if (code === "invalid_options") return "`createEkoClient`";
  const calls = contract.operations.filter(
    (operation) => code in (readAnswers(contract, operation)["200"] ?? {}),
  );
  if (calls.length === 0 || calls.length === contract.operations.length) return "any";
  return calls.map(({ id }) => `\`${id}\``).join(", ");
}
