/** Customers whose calls the server of the benchmarks answers wrongly. */
export const faultyCustomers = {
  badAnswer: "9000000001",
  redirect: "9000000002",
  silence: "9000000003",
} as const;
