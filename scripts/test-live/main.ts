// npm run test:live: sends the requests of the contract suite to the real sandbox, and checks its answers.
import { join } from "node:path";
import { servers } from "../../generated/tables.ts";
import { readConfiguration } from "../../src/cli/server/read-configuration.ts";
import { EkoConfigError } from "../../src/errors/eko-errors.ts";
import { signRequests } from "../../src/signing/sign-requests.ts";
import { issueTimestamps } from "../../src/signing/timestamps.ts";
import { makeWireRequest } from "../../test/helpers/make-wire-request.ts";
import { runScript } from "../shared/run-script.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { planRequests } from "./plan-requests.ts";
import { startRelay } from "./start-relay.ts";

const usage = `npm run test:live -- --customer-id NUMBER --yes

Sends the requests of the contract suite to the real sandbox, and checks its answers against the contract. Needs the same
variables as the command-line tool.

  --customer-id NUMBER  a mobile number of your own, which may receive texts
  --yes                 send the requests

Exit code: 0 passed, 1 an answer breaks the contract, 2 nothing was sent, or the server refuses the keys.`;

const options = { yes: { type: "boolean", default: false }, "customer-id": { type: "string" } } as const;

await runScript({ usage, options }, async ({ values }) => {
  process.exitCode = await testLive(values["customer-id"], values.yes).catch((error: unknown) => {
    if (error instanceof EkoConfigError) return refuse(error.message);
    throw error;
  });
});

async function testLive(customerId: string | undefined, yes: boolean): Promise<number> {
  const configuration = readConfiguration(process.env);
  const plan = planRequests({
    customer_id: customerId ?? "",
    initiator_id: configuration?.initiatorId ?? "",
    user_code: configuration?.userCode ?? "",
  });
  const size = `${plan.requests.length} requests, each of which may register the customer or text an OTP`;
  if (configuration === undefined)
    return refuse("there are no credentials: set EKO_ENVIRONMENT=sandbox and the keys");
  if (configuration.environment === "production" || configuration.baseUrl?.startsWith(servers.production))
    return refuse("production has real customers");
  if (customerId === undefined) return refuse("it needs --customer-id with a number of your own");
  if (!yes) return refuse(`it sends ${size}: say --yes`);

  for (const { name, reason } of plan.skipped) console.log(`skipped  ${name}: ${reason}`);
  const relay = await startRelay(configuration.baseUrl ?? servers.sandbox);
  const counts = { passed: 0, noted: 0, failed: 0 };
  try {
    // Importing Prism takes two seconds, for which nobody who is turned away has to wait.
    const { openProxy } = await import("./open-proxy.ts");
    const send = await openProxy(join(import.meta.dirname, "../../openapi/openapi.yaml"), relay.url);
    const { developerKey, accessKey } = configuration;
    const signing = signRequests(developerKey, accessKey, issueTimestamps(developerKey, Date.now));
    for (const request of plan.requests) {
      const { operation, name, input } = request;
      const headers = new Headers({ "content-type": "application/json", accept: "application/json" });
      await signing.onRequest({ request: { headers } });
      const answer = await send(makeWireRequest(operation, input), Object.fromEntries(headers));
      const { result, text } = judgeAnswer(request, answer);
      counts[result]++;
      console.log(`${result.padEnd(8)} ${operation} with ${name}: ${text}`);
      if (answer.httpStatus === 401 || answer.httpStatus === 403) {
        return refuse(`the server answers ${answer.httpStatus}: check keys and clock`);
      }
    }
  } finally {
    relay.close();
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${plan.skipped.length} skipped`);
  console.log(`${counts.noted} refusals that the server does not make`);
  return counts.failed > 0 ? 1 : 0;
}

function refuse(reason: string): number {
  console.error(`test:live stops: ${reason.replace(/\.$/, "")}.`);
  return 2;
}
