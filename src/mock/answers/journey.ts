import type { JourneyRule, JourneyTable, JourneyTables } from "../../../generated/mock.ts";
import { type CustomerMemory, createCustomers } from "./customers.ts";
import { fillAnswer, readReferences } from "./fill-answer.ts";

/** Parameters and body fields of a request in one object. */
export type RequestFields = Readonly<Record<string, unknown>>;

/** How far a customer is in one journey. */
export interface CustomerProgress {
  /** The state, as the contract names it. */
  state: string;
  /** The known values: the right OTP, the references made last, fields that were sent earlier. */
  known: Readonly<Record<string, string>>;
}

/** The mock's memory of the customers it met. */
export interface Journeys {
  /** Name of the documented example that fits the customer's state; undefined for an operation without a journey. */
  choose(operationId: string, fields: RequestFields): string | undefined;
  /**
   * Moves a customer to the state that an answer announces.
   *
   * @param body the documented answer
   * @param isVerbatim whether it is to be given as it is documented
   * @returns the answer; if not verbatim, with references made for the customer and values known of the customer
   */
  perform(
    operationId: string,
    example: string,
    fields: RequestFields,
    body: unknown,
    isVerbatim?: boolean,
  ): unknown;
  /** How far a customer is, by journey; the start for a customer whom the mock never met. */
  progressOf(customerId: string): Record<string, CustomerProgress>;
  /** Ids of the remembered customers, the one met first at the beginning. */
  listCustomers(): string[];
  /** Forgets all customers. */
  reset(): void;
}

/** Makes an empty memory of customers for the journeys of the contract. */
export function createJourneys({ known, journeys }: JourneyTables): Journeys {
  const entries = Object.entries(journeys).map(([name, table]) => ({
    name,
    table,
    customers: createCustomers(table.start, known),
  }));

  const find = (operationId: string, fields: RequestFields) => {
    const entry = entries.find(({ table }) => Object.hasOwn(table.operations, operationId));
    const customerId = fields[entry?.table.customer ?? ""];
    if (entry === undefined || typeof customerId !== "string") return undefined;
    const rules = (entry.table as JourneyTable).operations[operationId] as readonly JourneyRule[];
    return { customers: entry.customers, customerId, rules };
  };

  return {
    choose(operationId, fields) {
      const place = find(operationId, fields);
      const memory = place?.customers.read(place.customerId);
      return memory && place?.rules.find((rule) => holds(rule, memory, fields))?.answer;
    },
    perform(operationId, example, fields, body, isVerbatim = false) {
      const place = find(operationId, fields);
      if (place === undefined) return body;
      const memory = place.customers.read(place.customerId);
      const rule = findRule(place.rules, example, memory, fields);
      if (rule === undefined) return body;
      const { answer, made } = isVerbatim
        ? { answer: body, made: readReferences(rule, body) }
        : fillAnswer(rule, body, { ...fields, ...memory.known });
      const state = stateAfter(rule, memory.state);
      const startsAnew = state !== memory.state || Object.keys(made).length > 0;
      const performed = startsAnew ? new Map() : new Map(memory.performed);
      performed.set(rule, (performed.get(rule) ?? 0) + 1);
      const remembered = (rule.remember ?? []).map((name) => [name, fields[name]]);
      place.customers.write(place.customerId, {
        state,
        performed,
        known: { ...memory.known, ...Object.fromEntries(remembered.filter(isShortText)), ...made },
      });
      return answer;
    },
    progressOf: (customerId) =>
      Object.fromEntries(
        entries.map(({ name, customers }) => {
          const { state, known: values } = customers.read(customerId);
          return [name, { state, known: values }];
        }),
      ),
    listCustomers: () => [...new Set(entries.flatMap(({ customers }) => customers.listIds()))],
    reset: () => {
      for (const { customers } of entries) customers.reset();
    },
  };
}

// Longer values would let requests fill the memory of the mock.
const maxRememberedLength = 256;

function isShortText([, value]: unknown[]): boolean {
  return typeof value === "string" && value.length <= maxRememberedLength;
}

/** The rule by which an answer is given; for one that was asked for by name, the first with that answer. */
function findRule(
  rules: readonly JourneyRule[],
  example: string,
  memory: CustomerMemory,
  fields: RequestFields,
): JourneyRule | undefined {
  const chosen = rules.find((rule) => holds(rule, memory, fields));
  return chosen?.answer === example ? chosen : rules.find(({ answer }) => answer === example);
}

function holds(rule: JourneyRule, memory: CustomerMemory, fields: RequestFields): boolean {
  const { in: states, when = {}, unless, times } = rule;
  const textOf = (name: string) => String(fields[name] ?? "");
  return (
    (states === undefined || states.includes(memory.state)) &&
    Object.entries(when).every(([name, pattern]) => new RegExp(pattern, "u").test(textOf(name))) &&
    (unless === undefined || unless.some((name) => textOf(name) !== memory.known[name])) &&
    (times === undefined || (memory.performed.get(rule) ?? 0) < times)
  );
}

function stateAfter({ to }: JourneyRule, state: string): string {
  if (typeof to === "string") return to;
  return to?.[state] ?? state;
}
