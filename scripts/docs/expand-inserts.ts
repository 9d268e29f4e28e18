import { formatScenarioTable } from "../../src/mock/format-scenario-table.ts";
import { formatTable } from "../shared/format-table.ts";
import { type Contract, resolveRef } from "../shared/read-contract.ts";

/** What `<!-- insert: NAME -->` in a description of the contract stands for. */
const inserts: Record<string, (contract: Contract) => string> = {
  "signing-recipe": describeSigning,
  "response-types": tabulateResponseTypes,
  "mock-scenarios": tabulateMockScenarios,
  "status-codes": tabulateStatusCodes,
  "auth-errors": tabulateAuthErrors,
  "http-errors": tabulateHttpErrors,
};

/**
 * Puts tables and texts of the contract where a description asks for them.
 *
 * @throws Error naming an insert that does not exist
 */
export function expandInserts(description: string, contract: Contract): string {
  return description.replace(/<!-- insert: (.*?) -->/g, (_, name: string) => {
    const make = inserts[name];
    if (!make) throw new Error(`A description of the contract asks for an unknown insert: ${name}.`);
    return make(contract).trim();
  });
}

/** The recipe for the signature, as its security scheme tells it. */
export function describeSigning({ document }: Contract): string {
  return document.components.securitySchemes.secretKey?.description ?? "";
}

/** The names of the `status` of a rejection, with their meanings. */
export function tabulateStatusCodes({ document }: Contract): string {
  return formatTable(
    ["status", "name", "meaning"],
    Object.entries(document["x-status-codes"])
      .filter(([status]) => status !== "0")
      .map(([status, { name, meaning }]) => [`\`${status}\``, `\`${name}\``, meaning]),
  );
}

/** What the `status` of an HTTP 401 means, and what to do about it. */
function tabulateAuthErrors({ document }: Contract): string {
  return formatTable(
    ["status", "name", "meaning", "what to do"],
    Object.entries(document["x-auth-errors"]).map(([status, { name, meaning, advice }]) => [
      `\`${status}\``,
      `\`${name}\``,
      meaning,
      advice,
    ]),
  );
}

/** What each documented HTTP status but 200 means. */
export function tabulateHttpErrors({ document }: Contract): string {
  const errors = new Map<string, string>();
  for (const { responses } of Object.values(document.paths).flatMap((item) => Object.values(item))) {
    for (const [status, response] of Object.entries(responses)) {
      if (status !== "200") {
        errors.set(status, resolveRef<{ description: string }>(document, response).description);
      }
    }
  }
  return formatTable(
    ["HTTP", "meaning"],
    [...errors].sort().map(([status, meaning]) => [`\`${status}\``, meaning]),
  );
}

function tabulateResponseTypes({ operations }: Contract): string {
  return operations
    .map(({ id, summary, responseTypes }) => {
      const rows = responseTypes.map((type) => [`\`${type.id}\``, `\`${type.name}\``, type.meaning]);
      return `${summary}, \`${id}\`:\n\n${formatTable(["id", "name", "meaning"], rows)}`;
    })
    .join("\n\n");
}

function tabulateMockScenarios({ document }: Contract): string {
  return formatScenarioTable(document["x-mock-scenarios"], "markdown");
}
