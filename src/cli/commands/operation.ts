import { meanings } from "../../../generated/help.ts";
import { operations } from "../../../generated/tables.ts";
import type { OperationId } from "../../contract-types.ts";
import { answerFlag } from "../answer-flag.ts";
import { callOperation } from "../call-operation.ts";
import type { Command } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { exampleFlags, fieldFlags } from "../field-flags.ts";
import { openServer } from "../server/open-server.ts";
import { suggestCommand } from "../suggest-command.ts";

/** Flags of the commands that call operations. */
export const callFlags = {
  yes: {
    type: "boolean",
    help: "agree that a real person may get a text message; needed outside the sandbox",
  },
  ...answerFlag,
} as const;

/** Makes the command that calls one operation. Its flags are the fields of the operation. */
export function makeOperationCommand(operation: OperationId): Command {
  const { method, path } = operations[operation];
  return {
    description:
      `Calls ${method} ${path}. With nothing configured it calls the embedded mock, which knows no customer ` +
      "when it starts. Values that are left out come from the documented sample, but never where a call " +
      "reaches real people.",
    flags: { ...fieldFlags(operation), ...callFlags },
    examples: ["", exampleFlags(operation), "--env .env --json"],
    appendix: () =>
      `Answers:\n${Object.entries(meanings[operation])
        .map(([name, meaning]) => `  ${name}: ${meaning}\n`)
        .join("")}`,
    async run(context) {
      const { say, show, report, program } = context;
      const server = await openServer(context, true);
      try {
        const { input, result, shown } = await callOperation(operation, {}, server, context);
        report.result = shown;
        if (result.next === null) say("Nothing is left to do with this API.");
        else if (server.name === "mock") {
          say(
            `Next: ${result.next}. The embedded mock stops here and forgets the customer; see \`${program} journey\`.`,
          );
        } else {
          show(`Next: ${suggestCommand(program, result.next, { ...input, ...result })}`, "cyan");
        }
        return exitCodes.done.code;
      } finally {
        await server.close();
      }
    },
  };
}
