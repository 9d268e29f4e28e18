import { expect, it } from "vitest";
import { createUsedTimestamps } from "../../src/mock/signature/used-timestamps.ts";

it("keeps 10,000 signatures and 300,000 timestamps, and forgets the first ones first", () => {
  const used = createUsedTimestamps();
  for (let timestamp = 1; timestamp <= 300_001; timestamp++) used.take(timestamp, String(timestamp));
  expect([290_001, 290_002].map((timestamp) => used.hasSignature(String(timestamp)))).toEqual([false, true]);
  // Taking 1 again makes the memory forget 2, so that one is asked last.
  expect([2, 3, 1].map((timestamp) => used.take(timestamp, "again"))).toEqual([false, false, true]);
});
