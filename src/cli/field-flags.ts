import { samples } from "../../generated/samples.ts";
import { operations } from "../../generated/tables.ts";
import type { OperationId } from "../contract-types.ts";
import { findHint } from "../find-hint.ts";
import type { Flags, FlagValues } from "./command.ts";

/** Name of a field of some operation. */
type FieldName = { [K in OperationId]: keyof (typeof samples)[K] }[OperationId];

// Flags that are not simply the name of the field with dashes.
const shortNames = new Map<string, string>([["residence_address", "address"]] satisfies [
  FieldName,
  string,
][]);

/** The fields that the configuration has a value for. */
export const configuredFields: readonly string[] = ["initiator_id", "user_code"] satisfies FieldName[];

const sensitiveFields = new Set<string>(Object.values(operations).flatMap(({ sensitive }) => sensitive));

/** Whether the contract marks a field as one that nothing may print. */
export function isSensitive(field: string): boolean {
  return sensitiveFields.has(field);
}

/** Parameters and body fields of an operation, in the order of the contract. */
export function listFields(operation: OperationId): readonly string[] {
  return Object.keys(operations[operation].fields);
}

/** Name of the flag for a field, with its dashes. */
export function flagOf(field: string): string {
  return `--${flagName(field)}`;
}

/** One flag per field of an operation; a field that is a list takes its flag repeatedly. */
export function fieldFlags(operation: OperationId): Flags {
  return Object.fromEntries(
    listFields(operation).map((field) => {
      const isList = Array.isArray(sampleOf(operation, field));
      const hint = findHint(operation, isList ? `${field}/*` : field) ?? "";
      return [
        flagName(field),
        { type: "string", multiple: isList, help: isList ? `${hint}; repeat for each` : hint },
      ];
    }),
  );
}

/** The fields of an operation that were given as flags, under their wire names. */
export function readFields(operation: OperationId, values: FlagValues): Record<string, unknown> {
  return Object.fromEntries(
    listFields(operation).flatMap((field) => {
      const value = values[flagName(field)];
      if (value === undefined) return [];
      return [[field, typeof sampleOf(operation, field) === "number" ? Number(value) : value]];
    }),
  );
}

/** A field and its value as a shell takes them; a list repeats its flag. */
export function formatFlag(field: string, value: unknown): string {
  return [value]
    .flat()
    .map((item) => `${flagOf(field)} ${quote(String(item))}`)
    .join(" ");
}

/** The documented sample of an operation as flags, without the fields that the configuration or the client fills in. */
export function exampleFlags(operation: OperationId): string {
  return listFields(operation)
    .filter((field) => field !== "client_ref_id" && !configuredFields.includes(field) && !isSensitive(field))
    .map((field) => formatFlag(field, sampleOf(operation, field)))
    .join(" ");
}

function flagName(field: string): string {
  return shortNames.get(field) ?? field.replaceAll("_", "-");
}

// The documented sample of a field tells its type.
function sampleOf(operation: OperationId, field: string): unknown {
  return (samples[operation] as Record<string, unknown>)[field];
}

/** Quotes a word for a POSIX shell if it needs quotes. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
