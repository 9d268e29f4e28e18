import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MockOperation } from "../shared/mock-tables.ts";
import { readAnswers } from "../shared/read-answers.ts";
import { type Contract, type Operation, resolveRef, type Schema } from "../shared/read-contract.ts";
import { checkJourneys } from "./check-journeys.ts";
import { checkScenarios, nameScenarios } from "./check-scenarios.ts";
import { listPublicFields } from "./list-public-fields.ts";

/**
 * Source of the module that the mock answers from. The client does not load it.
 *
 * @throws Error naming every flaw of `x-mock-scenarios` or `x-mock-journey`
 */
export function makeMockTables(contract: Contract): string {
  const { document, operations } = contract;
  const tables = operations.map((operation) => describeOperation(contract, operation));
  const scenarios = document["x-mock-scenarios"] ?? {};
  const journey = document["x-mock-journey"] ?? { known: {}, journeys: {} };
  checkScenarios(scenarios, tables);
  checkJourneys(journey, tables);
  return `${readTypes()}
/** The operations with their documented answers. */
export const mockOperations: readonly MockOperation[] = ${JSON.stringify(tables, null, 2)};

/** What certain customer ids are answered with. */
export const mockScenarios: Readonly<Record<string, Scenario>> = ${JSON.stringify(scenarios, null, 2)};

/** The customer id of each scenario, by its name. */
export const scenarios = ${JSON.stringify(nameScenarios(contract), null, 2)} as const;

/** How the answers to a customer follow from the earlier ones. */
export const mockJourney = ${JSON.stringify(journey, null, 2)} as const satisfies JourneyTables;
`;
}

/** The declarations of scripts/shared/mock-tables.ts, without its remark. */
function readTypes(): string {
  return readFileSync(join(import.meta.dirname, "../shared/mock-tables.ts"), "utf8").replace(/^\/\/.*\n/, "");
}

function describeOperation(contract: Contract, operation: Operation): MockOperation {
  const { id, method, path, parameters, body, bodyRequired } = operation;
  const shown = listPublicFields(contract, operation);
  return {
    id,
    method,
    path,
    query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    typed: Object.fromEntries(
      parameters.flatMap(({ name, schema }) => {
        const { type } = resolveRef<Schema>(contract.document, schema);
        return type === "number" || type === "integer" || type === "boolean" ? [[name, type]] : [];
      }),
    ),
    ...(body && { body: Object.keys(body.properties ?? {}) }),
    bodyRequired,
    ...(shown && { shown }),
    answers: readAnswers(contract, operation),
  };
}
