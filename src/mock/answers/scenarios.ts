import type { MockOperation, Scenario } from "../../../generated/mock.ts";

/** Whether an operation documents an HTTP status, and, if one is named, an example for it. */
function hasAnswer({ answers }: MockOperation, status: number, example?: string): boolean {
  const examples = answers[status];
  return examples !== undefined && (example === undefined || Object.hasOwn(examples, example));
}

/** The scenario of a customer id, unless the operation does not document its answer. */
export function findScenario(
  scenarios: Readonly<Record<string, Scenario>>,
  customerId: string | undefined,
  operation: MockOperation,
): Scenario | undefined {
  if (customerId === undefined || !Object.hasOwn(scenarios, customerId)) return undefined;
  const scenario = scenarios[customerId] as Scenario;
  if (scenario.status === undefined) return scenario;
  return hasAnswer(operation, scenario.status, scenario.example) ? scenario : undefined;
}
