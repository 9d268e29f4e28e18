import { operations } from "../../../generated/tables.ts";
import type { OperationId } from "../../contract-types.ts";
import { EkoConfigError, EkoError } from "../../errors/eko-errors.ts";
import { askForOtp } from "../ask-for-otp.ts";
import { type CallResult, callOperation } from "../call-operation.ts";
import type { Command, CommandContext } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { fieldFlags, flagOf, listFields, readFields } from "../field-flags.ts";
import { consentFlag } from "../operation-command.ts";
import { openServer, type Server } from "../server/open-server.ts";
import { suggestCommand } from "../suggest-command.ts";

const firstStep: OperationId = "getCustomer";

/** Walks a customer through the whole onboarding: each answer tells the next call. */
export const journeyCommand: Command = {
  summary: "Look up, onboard and verify a customer, each step as the answer before it says.",
  description:
    "Asks for the OTP on the terminal, unless the embedded mock is used. Without a terminal pass --otp, or\n" +
    "take the steps one by one: `onboard`, then `verify` with the otp_ref_id of its answer.",
  flags: { ...listFlags(), ...consentFlag },
  examples: [
    "",
    "--env-file .env --customer-id 9876543210 --name 'Asha Rao' --dob 1988-02-29 --address Mumbai",
  ],
  async run(context) {
    const server = await openServer(context, true);
    try {
      if (asksForOtp(context, server) && !context.stdin.isTTY) {
        throw new EkoConfigError(
          `The journey asks for the OTP, and there is no terminal to ask on: pass ${flagOf("otp")}, or call ` +
            "onboard, and verify when the OTP is known.",
        );
      }
      await walk(context, server);
      return exitCodes.done.code;
    } finally {
      await server.close();
    }
  },
};

/** Flags of all steps, but not those whose values arise on the way or belong to one call alone. */
function listFlags(): Command["flags"] {
  const ids = Object.keys(operations) as OperationId[];
  const {
    "client-ref-id": _reference,
    "otp-ref-id": _session,
    ...flags
  } = Object.assign({}, ...ids.map(fieldFlags));
  return flags;
}

function asksForOtp({ values }: CommandContext, server: Server): boolean {
  return values.otp === undefined && server.sampleOf("verifyCustomerOtp").otp === undefined;
}

async function walk(context: CommandContext, server: Server): Promise<void> {
  const steps: { operation: OperationId; result: CallResult }[] = [];
  context.report.steps = steps;
  let known: Record<string, unknown> = {};
  let next: OperationId | null = firstStep;
  while (next !== null) {
    const operation: OperationId = next;
    if (steps.some((step) => step.operation === operation)) {
      throw new Error(`The answers lead back to ${operation}; going on might text OTPs without end.`);
    }
    context.say(`Step ${steps.length + 1}: ${operation}\n`);
    try {
      if (listFields(operation).includes("otp") && asksForOtp(context, server)) {
        known.otp = await askForOtp(context);
      }
      const { input, result } = await callOperation(operation, known, server, context);
      context.say("");
      steps.push({ operation, result });
      // The reference of a finished call must not become that of the next.
      const { client_ref_id: _, ...reusable } = { ...input, ...result };
      known = reusable;
      next = result.next;
    } catch (error) {
      if (steps.length > 0) suggestRetry(operation, error, known, server, context);
      throw error;
    }
  }
  context.say("The journey is complete: nothing is left to do with this API.");
}

/** Earlier steps had their effect, so the journey must not be started again to repeat a later one. */
function suggestRetry(
  operation: OperationId,
  error: unknown,
  known: Record<string, unknown>,
  server: Server,
  { program, values, stderr }: CommandContext,
): void {
  if (server.name === "mock" || !(error instanceof EkoError) || error.outcome === "unknown") return;
  const { otp: _, ...reusable } = { ...known, ...readFields(operation, values) };
  const command = suggestCommand(program, operation, reusable);
  stderr.write(`The steps before had their effect. To repeat this one alone: ${command}\n`);
}
