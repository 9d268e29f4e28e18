import type { JourneyRule, MockOperation } from "../shared/mock-tables.ts";

/**
 * Checks `x-mock-journey`: the shape of each rule, and that what it names is there: operations, documented answers,
 * fields, values of the answers, and states that a customer can be in.
 *
 * @throws Error naming every rule that is wrong
 */
export function checkJourneys(tables: unknown, operations: MockOperation[]): void {
  const flaws = [
    ...listUnknownKeys(tables, ["known", "journeys"]),
    ...Object.entries(entriesOf(tables).known ?? {})
      .filter(([, value]) => typeof value !== "string")
      .map(([name]) => `known: ${name} must be text in quotes`),
    ...Object.entries(entriesOf(entriesOf(tables).journeys)).flatMap(([name, journey]) =>
      checkJourney(journey, operations, Object.keys(entriesOf(entriesOf(tables).known))).map(
        (flaw) => `${name}: ${flaw}`,
      ),
    ),
  ];
  if (flaws.length > 0) throw new Error(`x-mock-journey of the contract:\n  ${flaws.join("\n  ")}`);
}

function checkJourney(journey: unknown, operations: MockOperation[], known: string[]): string[] {
  const { customer, start, operations: rulesByOperation } = entriesOf(journey);
  const flaws = listUnknownKeys(journey, ["customer", "start", "operations"]);
  if (typeof customer !== "string") flaws.push("customer must be the name of a field");
  if (typeof start !== "string") flaws.push("start must be the name of a state");
  const rules = Object.entries(entriesOf(rulesByOperation)).flatMap(([id, list]) =>
    asList<JourneyRule>(list).map((rule) => ({ id, rule })),
  );
  const states = new Set([start, ...rules.flatMap(({ rule }) => statesAfter(rule))]);
  const values = new Set([
    ...known,
    ...rules.flatMap(({ rule }) => [
      ...asList<string>(rule.remember),
      ...asList<string>(rule.make).map(nameOfPointer),
    ]),
  ]);
  for (const { id, rule } of rules) {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) flaws.push(`there is no operation ${id}`);
    else flaws.push(...checkRule(rule, operation, { states, values }).map((flaw) => `${id}: ${flaw}`));
  }
  return flaws;
}

function checkRule(
  rule: JourneyRule,
  operation: MockOperation,
  { states, values }: { states: Set<unknown>; values: Set<string> },
): string[] {
  const fields = new Set([
    ...(operation.path.match(/(?<=\{)[^}]+/g) ?? []),
    ...operation.query,
    ...(operation.body ?? []),
  ]);
  const body = operation.answers[200]?.[rule.answer];
  const missing = (what: string, names: Iterable<string>, among: Set<unknown>) =>
    [...names].filter((name) => !among.has(name)).map((name) => `${name} ${what}`);
  return [
    ...listUnknownKeys(rule, ["in", "when", "unless", "times", "answer", "to", "remember", "make", "show"]),
    ...(body === undefined ? [`does not document the answer ${rule.answer} for 200`] : []),
    ...missing(
      "is a state that no rule leads to",
      [...asList<string>(rule.in), ...Object.keys(mapOf(rule.to))],
      states,
    ),
    ...missing(
      "is not a field of the operation",
      [...Object.keys(rule.when ?? {}), ...asList<string>(rule.unless), ...asList<string>(rule.remember)],
      fields,
    ),
    ...missing(
      "is sensitive and must not be remembered",
      asList<string>(rule.remember),
      new Set(operation.shown ?? fields),
    ),
    ...missing("is never known of a customer", asList<string>(rule.unless), values),
    ...missing(
      "is never known of a customer, nor a field",
      Object.values(rule.show ?? {}),
      new Set([...values, ...fields]),
    ),
    ...[...asList<string>(rule.make), ...Object.keys(rule.show ?? {})]
      .filter((pointer) => typeof readPointer(body, pointer) !== "string")
      .map((pointer) => `${pointer} is not text in the answer ${rule.answer}`),
    ...Object.values(rule.when ?? {})
      .filter((pattern) => !isPattern(pattern))
      .map((pattern) => `${pattern} is not a pattern`),
    ...(rule.times === undefined || (Number.isInteger(rule.times) && rule.times > 0)
      ? []
      : ["times must be 1 or more"]),
  ];
}

function statesAfter({ to }: JourneyRule): string[] {
  return typeof to === "string" ? [to] : Object.values(mapOf(to));
}

function mapOf(to: JourneyRule["to"]): Record<string, string> {
  return typeof to === "object" ? to : {};
}

function entriesOf(node: unknown): Record<string, unknown> {
  return typeof node === "object" && node !== null ? (node as Record<string, unknown>) : {};
}

function asList<T>(node: unknown): T[] {
  return Array.isArray(node) ? node : [];
}

function listUnknownKeys(node: unknown, known: string[]): string[] {
  return Object.keys(entriesOf(node))
    .filter((key) => !known.includes(key))
    .map((key) => `${key} is not known`);
}

function nameOfPointer(pointer: string): string {
  return pointer.split("/").at(-1) as string;
}

function readPointer(body: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => entriesOf(node)[key], body);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch {
    return false;
  }
}
