import type { Command, Flags } from "./command.ts";
import { commands, defaultCommand, mockCommand } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";
import { variables } from "./server/read-configuration.ts";

/** Flags of every command. */
export const commonFlags = {
  json: { type: "boolean", help: "print one JSON document and nothing else on stdout" },
  "env-file": { type: "string", help: "read variables that are not set from this file, such as .env" },
  help: { type: "boolean", short: "h", help: "show this help, or with a command the help of that command" },
  version: { type: "boolean", help: "show the versions of this package and of the contract" },
} as const satisfies Flags;

/** The help of the tool as a whole. */
export function formatHelp(program: string): string {
  return [
    `Usage: ${program} [COMMAND] [FLAGS]`,
    "",
    "Signs and sends calls of the Eko customer onboarding API. With nothing configured all commands talk to",
    "an embedded mock, and nothing leaves this machine.",
    "",
    section(
      "Commands",
      [...Object.entries(commands), [mockCommand.name, mockCommand] as const].map(([name, { summary }]) => [
        name,
        summary,
      ]),
    ),
    section("Flags of every command but mock", flagRows(commonFlags)),
    section(`Flags of ${defaultCommand}, the default command`, flagRows(commands[defaultCommand].flags)),
    section("Environment (all but one of the first two, or none)", Object.entries(variables)),
    section(
      "Exit codes",
      Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
    ),
    section(
      "Examples",
      [
        ...Object.entries(commands).map(([name, { examples }]) => exampleLine(program, name, examples[0])),
        exampleLine(program, mockCommand.name, "--port 4010"),
      ].map((line) => [line]),
    ),
  ].join("\n");
}

/** The help of one command. */
export function formatCommandHelp(
  program: string,
  name: string,
  { summary, description, flags, examples }: Command,
): string {
  return [
    `Usage: ${program} ${name} [FLAGS]`,
    "",
    summary,
    description,
    "",
    section("Flags", flagRows({ ...flags, ...commonFlags })),
    section(
      "Examples",
      examples.map((example) => [exampleLine(program, name, example)]),
    ),
  ].join("\n");
}

function exampleLine(program: string, name: string, example = ""): string {
  return `${program} ${name} ${example}`.trimEnd();
}

function flagRows(flags: Flags): string[][] {
  return Object.entries(flags).map(([name, { type, short, help }]) => [
    `${short ? `-${short}, ` : ""}--${name}${type === "string" ? " VALUE" : ""}`,
    help,
  ]);
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = ""]) => first.length));
  const lines = rows.map(([first = "", second = ""]) => `  ${first.padEnd(width)}  ${second}`.trimEnd());
  return [`${title}:`, ...lines, ""].join("\n");
}
