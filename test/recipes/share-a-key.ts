// Several processes with one developer key.
//
// The server accepts each timestamp once, and a timestamp is a whole millisecond. Within a process the client never
// uses one twice. Two processes do not know of each other, so `instance` divides the milliseconds among them: of 4
// processes, number 1 signs only in milliseconds with `ms % 4 === 1`.
//
// A second has 1,000 milliseconds, so each process signs at most 1,000 / count requests a second:
//
//   processes   1      2    4    8    16
//   each        1,000  500  250  125  62   requests a second
//   together    1,000 requests a second per developer key, whatever the count
//
// The numbers must be unique on all machines that use the key, not only on this one. Count worker threads, too.
import cluster from "node:cluster";
import { createEkoClient } from "eko-onboarding";

const count = Number(process.env.PROCESSES ?? 4);

if (cluster.isPrimary) {
  // A process that replaces a dead one must take over its number.
  for (let index = 0; index < count; index++) cluster.fork({ INDEX: index });
} else {
  const eko = createEkoClient({
    baseUrl: process.env.EKO_BASE_URL ?? "",
    developerKey: process.env.EKO_DEVELOPER_KEY ?? "",
    accessKey: process.env.EKO_ACCESS_KEY ?? "",
    initiatorId: process.env.EKO_INITIATOR_ID ?? "",
    userCode: process.env.EKO_USER_CODE ?? "",
    instance: { index: Number(process.env.INDEX), count },
  });
  // Your work goes here. This sample looks twenty customers up at once.
  const ids = Array.from({ length: 20 }, (_, number) => `94444444${10 + number}`);
  await Promise.all(ids.map((customer_id) => eko.getCustomer({ customer_id })));
  process.exit(0);
}
