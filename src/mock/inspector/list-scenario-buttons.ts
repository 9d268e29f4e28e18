import { mockOperations, type Scenario } from "../../../generated/mock.ts";
import type { operations } from "../../../generated/tables.ts";
import type { ScenarioButton } from "./views.ts";

type OperationId = keyof typeof operations;

/** The scenarios of the contract, each with an operation that documents its answer. */
export function listScenarioButtons(scenarios: Readonly<Record<string, Scenario>>): ScenarioButton[] {
  return Object.entries(scenarios).map(([id, scenario]) => ({
    id,
    meaning: scenario.meaning,
    operationId: findOperationFor(scenario),
  }));
}

function findOperationFor({ status, example }: Scenario): OperationId {
  const documents = mockOperations.find(({ answers }) => {
    const examples = answers[String(status)];
    return examples !== undefined && (example === undefined || Object.hasOwn(examples, example));
  });
  return (documents ?? mockOperations[0])?.id as OperationId;
}
