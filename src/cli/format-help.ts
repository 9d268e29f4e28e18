import type { Command, Flags } from "./command.ts";
import { commands, defaultCommand } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";
import { variables } from "./server/read-configuration.ts";
import { wrapText } from "./terminal/wrap-text.ts";

/** Flags of every command. */
export const commonFlags = {
  json: { type: "boolean", help: "print one JSON document and nothing else on stdout" },
  env: { type: "string", help: "read variables that are not set from this file, such as .env" },
  "env-file": {
    type: "string",
    help: "the same, but an installed Node.js reads this flag first, and exits with 9 where the file is missing",
  },
  help: { type: "boolean", short: "h", help: "show this help, or with a command the help of that command" },
  version: { type: "boolean", help: "show the versions of this package and of the contract" },
} as const satisfies Flags;

/** The help of the tool as a whole. @param width columns of the terminal */
export function formatHelp(program: string, width: number): string {
  return [
    `Usage: ${program} [COMMAND] [FLAGS]`,
    "",
    wrapText(
      "Signs and sends calls of the Eko customer onboarding API. With nothing configured all commands talk to " +
        "an embedded mock, and nothing leaves this machine.",
      width,
    ),
    "",
    section(
      "Commands",
      [
        ...Object.entries(commands).map(([name, { summary }]) => [name, summary]),
        ["help", "Show this help, or `help COMMAND` the flags and examples of a command."],
        ["version", "Show the versions of this package and of the contract."],
      ],
      width,
    ),
    wrapText(
      `Without a command, ${defaultCommand} runs; with nothing configured and no flags, the journey of a sample customer.`,
      width,
    ),
    "",
    section("Flags of every command", flagRows(commonFlags), width),
    section(
      "Environment (EKO_ENVIRONMENT or EKO_BASE_URL and the next four, or none)",
      Object.entries(variables),
      width,
    ),
    section(
      "Exit codes",
      Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
      width,
    ),
  ].join("\n");
}

/** The help of one command. @param width columns of the terminal */
export function formatCommandHelp(
  program: string,
  name: string,
  { description, flags, examples, appendix }: Command,
  width: number,
): string {
  return [
    `Usage: ${program} ${name} [FLAGS]`,
    "",
    wrapText([commands[name]?.summary, description].filter(Boolean).join("\n"), width),
    "",
    section("Flags", flagRows({ ...flags, ...commonFlags, ...flags }), width),
    `Examples:\n${examples.map((example) => `  ${program} ${name} ${example}`.trimEnd()).join("\n")}\n`,
    ...(appendix === undefined ? [] : [appendix()]),
  ].join("\n");
}

function flagRows(flags: Flags): string[][] {
  return Object.entries(flags).map(([name, { type, short, help }]) => [
    `${short ? `-${short}, ` : ""}--${name}${type === "string" ? " VALUE" : ""}`,
    help,
  ]);
}

function section(title: string, rows: readonly (readonly string[])[], width: number): string {
  const indent = Math.max(...rows.map(([first = ""]) => first.length)) + 4;
  const lines = rows.map(([first = "", second = ""]) =>
    wrapText(`  ${first}`.padEnd(indent) + second, width, indent),
  );
  return [wrapText(`${title}:`, width), ...lines, ""].join("\n");
}
