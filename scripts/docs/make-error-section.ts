import { errorCodes } from "../../src/errors/codes.ts";
import { type ErrorRecord, errorCatalogue } from "../shared/error-catalogue.ts";
import { formatTable } from "../shared/format-table.ts";

/** The section of the guide to which `error.docs` leads: each code of the client with a heading, and so an address. */
export function makeErrorSection(): { name: string; description: string } {
  const introduction =
    "Each error of the TypeScript client has a `code`, and `error.docs` leads to it here. The codes of the server " +
    "are under [Error codes](#/error-codes).";
  // Redoc shows the headings below only when the reader follows a link to one of them, or unfolds the section.
  const index = formatTable(
    ["class", "codes"],
    Object.entries(errorCodes).map(([name, causes]) => [
      `\`${name}\``,
      Object.keys(causes).map(linkTo).join(", "),
    ]),
  );
  return {
    name: "Errors",
    description: [introduction, index, ...errorCatalogue.map(describeCode)].join("\n\n"),
  };
}

function linkTo(code: string): string {
  return `[${code}](#/errors/${code})`;
}

function describeCode({ code, class: name, cause, outcomes, advice }: ErrorRecord): string {
  const outcome = outcomes.map((word) => `\`${word}\``).join(" or ");
  return [
    `### ${code}`,
    cause.replace(/\s+/g, " "),
    `**What to do:** ${advice}`,
    `**Outcome:** ${outcome} · **Class:** \`${name}\``,
  ].join("\n\n");
}
