import type { Format } from "ajv";
import { fastFormats, fullFormats } from "ajv-formats/dist/formats.js";

// Regular expressions and not functions: Ajv writes those into the standalone code as they are. These know leap years.
const date =
  /(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)/;
const time = /(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:[zZ]|[+-](?:[01]\d|2[0-3]):[0-5]\d)/;

// The registry of OpenAPI gives them no meaning that JSON could break.
const annotations = { binary: true, double: true, float: true, password: true } as const;

/** The formats that the contract may use, by name: those of ajv-formats that standalone code can hold, and dates. */
export const formats: Readonly<Record<string, Format>> = {
  ...pickPatterns(fastFormats),
  ...pickPatterns(fullFormats),
  ...annotations,
  date: new RegExp(`^${date.source}$`),
  time: new RegExp(`^${time.source}$`),
  "date-time": new RegExp(`^${date.source}[tT]${time.source}$`),
};

function pickPatterns(all: Readonly<Record<string, Format>>): Record<string, RegExp> {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, RegExp] => entry[1] instanceof RegExp),
  );
}
