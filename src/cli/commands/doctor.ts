import { signingHeaders, type statusCodes } from "../../../generated/tables.ts";
import { type EkoError, EkoRejectionError } from "../../errors/eko-errors.ts";
import { adviseOnError, adviseOnVariable } from "../advise.ts";
import { answerFlag, showsAnswers } from "../answer-flag.ts";
import type { Command, CommandContext } from "../command.ts";
import { describeError, describeSkew } from "../describe-error.ts";
import { exitCodeOf, exitCodes } from "../exit-codes.ts";
import { openServer, type Server } from "../server/open-server.ts";
import { readVariable, variables } from "../server/read-configuration.ts";

/**
 * The customer of the trial call. Looking up a customer who is enrolled may text an OTP, and no documented call
 * is free of effect by itself. No mobile number begins with 0, so nobody can be enrolled under this one and no
 * phone can ring, while the server still has to check signature, initiator and user code. A request that breaks
 * the contract would prove less, and would rely on the server to refuse it before it acts.
 */
const nobody = "0000000000";

/** Says in plain words what is wrong with the set-up. */
export const doctorCommand: Command = {
  description:
    `Sends one signed request: it looks up the customer ${nobody}, which is nobody's number, so that nobody ` +
    "is texted. It is safe in production and needs no --yes.",
  flags: answerFlag,
  examples: ["", "--env .env"],
  async run(context) {
    const checks: Check[] = [];
    context.report.checks = checks;
    const note = (check: Check) => {
      checks.push(check);
      context.say(`${check.ok ? "ok     " : "WRONG  "}${check.message}`, check.ok ? "green" : "red");
    };
    for (const name of Object.keys(variables) as (keyof typeof variables)[]) {
      const advice = adviseOnVariable(readVariable(context.env, name) ?? "");
      if (advice !== undefined) note({ ok: false, message: `${name}: ${advice}` });
    }
    // The requests themselves would bury the findings; --json has them.
    const server = await openServer({ ...context, say: () => {}, show: () => {} }, false);
    const configured = server.name === "mock" ? "nothing, so the embedded mock is checked" : server.name;
    note({ ok: true, message: `Configured: ${configured}, ${server.baseUrl}.` });
    try {
      return await tryCall(server, context, note);
    } finally {
      await server.close();
    }
  },
};

type StatusName = (typeof statusCodes)[keyof typeof statusCodes]["name"];

interface Check {
  ok: boolean;
  message: string;
}

async function tryCall(
  server: Server,
  { signal, env, values, wait }: CommandContext,
  note: (check: Check) => void,
): Promise<number> {
  try {
    const lookUp = server.eko.getCustomer({ customer_id: nobody }, signal ? { signal } : {});
    await wait(`Waiting for ${server.baseUrl}`, lookUp);
  } catch (caught) {
    // The client throws nothing else.
    const error = caught as EkoError;
    for (const check of checkClock(server)) note(check);
    if (!refusesCustomerOnly(error)) {
      const advice = adviseOnError(error, env);
      const findings = [
        ...describeError(error, showsAnswers(values, env)).slice(0, -1),
        ...(showsAnswers(values, env) ? quoteAnswer(server) : []),
        ...(advice.length > 0 ? advice : ["The vendor can say why."]),
      ];
      note({ ok: false, message: findings.join("\n       ") });
      return exitCodeOf(error);
    }
    note({
      ok: true,
      message: "The server knows the keys and the user; it only refuses the made-up number.",
    });
    return exitCodes.done.code;
  }
  for (const check of checkClock(server)) note(check);
  note({ ok: true, message: `${server.baseUrl} accepts the keys, the signature and the user.` });
  return exitCodes.done.code;
}

/** Whether the only thing that the server refuses is the made-up number. */
function refusesCustomerOnly(error: EkoError): boolean {
  if (!(error instanceof EkoRejectionError)) return false;
  const names: readonly string[] = ["invalid_input", "user_not_found"] satisfies StatusName[];
  const fields = Object.keys(error.invalid_params ?? {});
  return names.includes(error.code) && fields.every((field) => field === "customer_id");
}

/** The server's own words; a mock names the mistake in the signature. */
function quoteAnswer({ exchanges }: Server): string[] {
  const { message } = Object(exchanges.at(-1)?.response?.body) as { message?: unknown };
  return typeof message === "string" ? [`The server says: ${JSON.stringify(message)}.`] : [];
}

/** Compares the time that was signed first with the Date of the answer; a correction by the client comes later. */
function checkClock({ exchanges: [first] }: Server): Check[] {
  const serverMs = Date.parse(first?.response?.headers.date ?? "");
  const ourMs = Number(first?.request.headers[signingHeaders.secretKeyTimestamp]);
  if (Number.isNaN(serverMs - ourMs)) return [];
  // A Date header cuts off the fraction of its second; half a second more is right on average.
  const skewMs = serverMs + 500 - ourMs;
  return [{ ok: Math.abs(skewMs) < toleratedSkewMs, message: `${describeSkew(skewMs)}.` }];
}

// Our choice: a slow network looks like a smaller one, and the server tolerates two minutes.
const toleratedSkewMs = 30_000;
