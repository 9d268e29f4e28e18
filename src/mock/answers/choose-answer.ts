import type { FaultName, MockOperation, Scenario } from "../../../generated/mock.ts";
import type { WantedAnswer } from "../gate/read-preference.ts";
import type { Journeys, RequestFields } from "./journey.ts";
import { findScenario } from "./scenarios.ts";

/** The documented answer to give, and the fault that spoils it. */
export interface ChosenAnswer extends WantedAnswer {
  fault?: FaultName;
}

/** The answer of the scenario that the customer id stands for, or of the customer's state, or else the first example. */
export function chooseAnswer(
  operation: MockOperation,
  fields: RequestFields,
  { scenarios, journeys }: { scenarios: Readonly<Record<string, Scenario>>; journeys: Journeys },
): ChosenAnswer {
  const customerId = fields.customer_id as string | undefined;
  const { status, example, fault } = findScenario(scenarios, customerId, operation) ?? {};
  if (status !== undefined) return answerWith(operation, status, example);
  const answer = answerWith(operation, 200, journeys.choose(operation.id, fields));
  return { ...answer, ...(fault && { fault }) };
}

function answerWith({ answers }: MockOperation, status: number, example?: string): WantedAnswer {
  const [first] = Object.keys(answers[status] ?? {});
  const name = example ?? first;
  return { status, ...(name !== undefined && { example: name }) };
}
