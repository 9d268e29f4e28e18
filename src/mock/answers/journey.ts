import type { operations } from "../../../generated/tables.ts";
import { type DocumentedOperation, hasExample } from "./documented-answers.ts";

/** The OTP that is right for every customer of the mock. */
export const mockOtp = "123456";

/** What the mock remembers of the customers it met. */
export interface Journey {
  /** Name of the documented example that tells a customer's state; none for an operation it does not know. */
  choose(operationId: string | undefined, customerId: string, body: unknown): string | undefined;
  /** Moves a customer to the state that the given answer announces. */
  observe(customerId: string, example: string): void;
  /** Forgets all customers. */
  reset(): void;
}

interface Customer {
  isEnrolled: boolean;
  /** Wrong OTPs since one was sent; none while no OTP is outstanding. */
  wrongOtps: number | undefined;
}

const maxCustomers = 10_000;
const maxWrongOtps = 3;
const stranger: Customer = { isEnrolled: false, wrongOtps: undefined };

/** The examples that the journey answers with, by operation. */
const journeyExamples = {
  onboardCustomer: ["otp_sent"],
  verifyCustomerOtp: ["verified", "wrong_otp", "otp_expired"],
  getCustomer: ["otp_sent", "not_enrolled"],
} as const satisfies Record<keyof typeof operations, string[]>;

/** Makes an empty memory of customers. It is bounded: the customer met first is forgotten first. */
export function createJourney(): Journey {
  const customers = new Map<string, Customer>();
  return {
    choose: (operationId, customerId, body) =>
      isJourneyOperation(operationId)
        ? choosers[operationId](customers.get(customerId) ?? stranger, body)
        : undefined,
    observe: (customerId, example) => {
      const customer = customers.get(customerId) ?? stranger;
      const next = transitions[example]?.(customer);
      if (next === undefined) return;
      customers.set(customerId, next);
      const [oldest] = customers.keys();
      if (customers.size > maxCustomers && oldest !== undefined) customers.delete(oldest);
    },
    reset: () => customers.clear(),
  };
}

/**
 * Checks that the contract has the examples that the journey answers with.
 *
 * @throws Error naming every one that is missing
 */
export function checkJourney(contract: DocumentedOperation[]): void {
  const missing = contract.flatMap((operation) =>
    (isJourneyOperation(operation.iid) ? journeyExamples[operation.iid] : [])
      .filter((example) => !hasExample(operation, 200, example))
      .map((example) => `${operation.iid}: ${example}`),
  );
  if (missing.length > 0)
    throw new Error(`The contract lacks examples of the journey:\n  ${missing.join("\n  ")}`);
}

type Choosers = {
  [Id in keyof typeof journeyExamples]: (
    customer: Customer,
    body: unknown,
  ) => (typeof journeyExamples)[Id][number];
};

const choosers: Choosers = {
  onboardCustomer: () => "otp_sent",
  verifyCustomerOtp: ({ wrongOtps }, body) => {
    if (wrongOtps === undefined) return "otp_expired";
    if (String((body as { otp?: unknown } | null | undefined)?.otp) === mockOtp) return "verified";
    return wrongOtps + 1 < maxWrongOtps ? "wrong_otp" : "otp_expired";
  },
  getCustomer: ({ isEnrolled }) => (isEnrolled ? "otp_sent" : "not_enrolled"),
};

const transitions: Record<string, (customer: Customer) => Customer> = {
  otp_sent: (customer) => ({ ...customer, wrongOtps: 0 }),
  wrong_otp: (customer) => ({ ...customer, wrongOtps: (customer.wrongOtps ?? 0) + 1 }),
  otp_expired: (customer) => ({ ...customer, wrongOtps: undefined }),
  verified: () => ({ isEnrolled: true, wrongOtps: undefined }),
};

function isJourneyOperation(id: string | undefined): id is keyof typeof choosers {
  return id !== undefined && Object.hasOwn(choosers, id);
}
