import type { OperationId } from "../contract-types.ts";
import { callOperation } from "./call-operation.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { fieldFlags } from "./field-flags.ts";
import { openServer } from "./server/open-server.ts";
import { suggestCommand } from "./suggest-command.ts";

/** The flag by which a user agrees to reach real people. */
export const consentFlag = {
  yes: {
    type: "boolean",
    help: "agree that a real person may get a text message; needed outside the sandbox",
  },
} as const;

/** Makes the command that calls one operation. Its flags are the fields of the operation. */
export function makeOperationCommand(
  operation: OperationId,
  texts: Pick<Command, "summary" | "description" | "examples">,
): Command {
  return {
    ...texts,
    flags: { ...fieldFlags(operation), ...consentFlag },
    async run(context) {
      const { say, report, program } = context;
      const server = await openServer(context, true);
      try {
        const { input, result } = await callOperation(operation, {}, server, context);
        report.result = result;
        if (result.next === null) say("Nothing is left to do with this API.");
        else if (server.name === "mock") {
          say(`Next: ${result.next}. The embedded mock ends here and forgets; see \`${program} journey\`.`);
        } else {
          say(`Next: ${suggestCommand(program, result.next, { ...input, ...result })}`);
        }
        return exitCodes.done.code;
      } finally {
        await server.close();
      }
    },
  };
}
