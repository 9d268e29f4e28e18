import type { JourneyRule } from "../../../generated/mock.ts";

/** The memory of one customer in one journey. */
export interface CustomerMemory {
  readonly state: string;
  /** Values by name: references made, fields remembered, values known of everybody. */
  readonly known: Readonly<Record<string, string>>;
  /** How often each rule gave the answer since the state last changed or a reference was made. */
  readonly performed: ReadonlyMap<JourneyRule, number>;
}

/** The customers of one journey. */
export interface Customers {
  /** The memory of a customer; that of a stranger for a customer whom the mock never met. */
  read(id: string): CustomerMemory;
  write(id: string, memory: CustomerMemory): void;
  listIds(): string[];
  reset(): void;
}

const maxCustomers = 10_000;

/** Makes an empty memory. It is bounded: the customer met first is forgotten first. */
export function createCustomers(start: string, known: Readonly<Record<string, string>>): Customers {
  const memories = new Map<string, CustomerMemory>();
  const stranger: CustomerMemory = { state: start, known, performed: new Map() };
  return {
    read: (id) => memories.get(id) ?? stranger,
    write: (id, memory) => {
      memories.set(id, memory);
      const [oldest] = memories.keys();
      if (memories.size > maxCustomers && oldest !== undefined) memories.delete(oldest);
    },
    listIds: () => [...memories.keys()],
    reset: () => memories.clear(),
  };
}
