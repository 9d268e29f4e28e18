import { type MockOperation, mockOperations, type Scenario } from "../../../generated/mock.ts";
import { findScenario } from "../answers/scenarios.ts";
import type { ScenarioButton } from "./views.ts";

/** The scenarios of the contract, each with an operation that documents its answer. */
export function listScenarioButtons(scenarios: Readonly<Record<string, Scenario>>): ScenarioButton[] {
  return Object.entries(scenarios).map(([id, { meaning }]) => {
    const documents = (operation: MockOperation) => findScenario(scenarios, id, operation) !== undefined;
    // The generator has checked that there is one.
    return { id, meaning, operationId: (mockOperations.find(documents) as MockOperation).id };
  });
}
