/** Customers whose calls the server of the benchmarks answers wrongly, or late. */
export const faultyCustomers = {
  badAnswer: "9000000001",
  redirect: "9000000002",
  silence: "9000000003",
  /** Answered with the sample after {@link slowAnswerMs}. */
  slow: "9000000004",
} as const;

/** How long the server waits with a late answer, in milliseconds. */
export const slowAnswerMs = 1_000;
