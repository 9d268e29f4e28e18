import { operations, statusCodes } from "../../../generated/tables.ts";
import type { OperationId } from "../../contract-types.ts";
import { EkoConfigError, EkoError, EkoInputError, EkoRejectionError } from "../../errors/eko-errors.ts";
import { askForOtp } from "../ask-for-otp.ts";
import { callOperation } from "../call-operation.ts";
import type { Command, CommandContext } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { fieldFlags, flagOf, listFields, readFields } from "../field-flags.ts";
import { openServer, type Server } from "../server/open-server.ts";
import { suggestCommand } from "../suggest-command.ts";
import { callFlags } from "./operation.ts";

const firstStep: OperationId = "getCustomer";

/** Walks a customer through the whole onboarding: each answer names the next call. */
export const journeyCommand: Command = {
  description:
    "Asks for the OTP on the terminal, unless the embedded mock is used, and asks again after a wrong one while " +
    "the server allows it. Without a terminal pass --otp, or take the steps one by one.",
  flags: { ...listFlags(), ...callFlags },
  examples: ["", "--env .env --customer-id 9876543210 --name 'Asha Rao' --dob 1988-02-29 --address Mumbai"],
  async run(context) {
    const server = await openServer(context, true);
    try {
      if (lacksOtp(context, server) && !context.stdin.isTTY) {
        throw new EkoConfigError(
          `The journey asks for the OTP, and there is no terminal to ask on: pass ${flagOf("otp")}, or take the ` +
            "steps one by one.",
        );
      }
      await walk(context, server);
      return exitCodes.done.code;
    } finally {
      await server.close();
    }
  },
};

/** Flags of all steps, except those whose values arise on the way or belong to one call alone. */
function listFlags(): Command["flags"] {
  const {
    "client-ref-id": _reference,
    "otp-ref-id": _session,
    ...flags
  } = Object.assign({}, ...listSteps(firstStep).map(fieldFlags));
  return flags;
}

/** The operations to which answers can lead. */
function listSteps(from: OperationId, steps: OperationId[] = []): OperationId[] {
  if (steps.includes(from)) return steps;
  steps.push(from);
  for (const { next } of operations[from].responseTypes) if (next !== null) listSteps(next, steps);
  return steps;
}

function lacksOtp({ values }: CommandContext, server: Server): boolean {
  return values.otp === undefined && server.sampleOf("verifyCustomerOtp").otp === undefined;
}

async function walk(context: CommandContext, server: Server): Promise<void> {
  const steps: { operation: OperationId; result: object }[] = [];
  context.report.steps = steps;
  let known: Record<string, unknown> = {};
  let next: OperationId | null = firstStep;
  while (next !== null) {
    const operation: OperationId = next;
    const taken = steps.filter((step) => step.operation === operation).length;
    // A customer who was opened without an OTP is looked up once more. Going on beyond that might text OTPs without end.
    if (taken > (operation === firstStep ? 1 : 0)) {
      context.say("The answers lead back to a step that was already taken; the journey ends here.");
      context.show(`Next: ${suggestCommand(context.program, operation, known)}`, "cyan");
      return;
    }
    context.say(`Step ${steps.length + 1}: ${operation}\n`, "bold");
    try {
      const { input, result, shown } = await callUntilOtpIsRight(operation, known, server, context);
      context.say("");
      steps.push({ operation, result: shown });
      // The reference of a finished call must not become that of the next.
      const { client_ref_id: _, ...reusable } = { ...input, ...result };
      known = reusable;
      next = result.next;
    } catch (error) {
      if (steps.length > 0) suggestRetry(operation, error, known, server, context);
      throw error;
    }
  }
  context.say("The journey is complete: nothing is left to do with this API.", "green");
}

/** Calls an operation; one that takes an OTP again after a wrong one, with another from the terminal. */
async function callUntilOtpIsRight(
  operation: OperationId,
  known: Readonly<Record<string, unknown>>,
  server: Server,
  context: CommandContext,
): ReturnType<typeof callOperation> {
  const takesOtp = listFields(operation).includes("otp");
  const first = takesOtp && lacksOtp(context, server) ? { ...known, otp: await askForOtp(context) } : known;
  for (let input = first; ; ) {
    try {
      return await callOperation(operation, input, server, context);
    } catch (error) {
      const reason = takesOtp && context.stdin.isTTY ? explainWrongOtp(error) : undefined;
      if (reason === undefined) throw error;
      context.warn(reason, "yellow");
      input = { ...known, otp: await askForOtp(context) };
    }
  }
}

/** A sentence about a wrong OTP, if nothing else is wrong; an expired one cannot be corrected. */
function explainWrongOtp(error: unknown): string | undefined {
  if (error instanceof EkoInputError && error.issues.every(({ path }) => path === "otp")) {
    return `${error.issues.map(({ message }) => `The OTP ${message}`).join(" ")} Nothing was sent; try again.`;
  }
  return isWrongOtp(error) ? "The OTP is wrong. The server lets you try again." : undefined;
}

function isWrongOtp(error: unknown): boolean {
  if (!(error instanceof EkoRejectionError)) return false;
  const names: Readonly<Record<string, { name: string }>> = statusCodes;
  // On the rails the status says that the call was refused, and the status id why.
  return [error.status, error.response_status_id].some(
    (status) => names[String(status)]?.name === "wrong_otp",
  );
}

/** Earlier steps had their effect, so the journey must not be started again to repeat a later one. */
function suggestRetry(
  operation: OperationId,
  error: unknown,
  known: Record<string, unknown>,
  server: Server,
  { program, values, warn }: CommandContext,
): void {
  if (server.name === "mock" || !(error instanceof EkoError) || error.outcome === "unknown") return;
  const { otp: _, ...reusable } = { ...known, ...readFields(operation, values) };
  const command = suggestCommand(program, operation, reusable);
  warn(`The earlier steps took effect. To repeat only this one: ${command}`);
}
