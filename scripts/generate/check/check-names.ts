import { unusableNames } from "../../shared/unusable-names.ts";
import type { Flaw } from "./flaw.ts";
import { type Entry, walkContract } from "./walk-contract.ts";

// What a client has besides its operations, a name that makes a promise of it, and what the command has.
const takenNames = new Set("api then journey sign doctor mock onboard verify customer".split(" "));

/** Lists the fields, parameters and operations whose names no contract can have. */
export function checkNames(document: unknown): Flaw[] {
  return walkContract(document).flatMap((entry) => [
    ...listFields(entry)
      .filter(({ name }) => unusableNames.has(name))
      .map(({ at, name }) => ({
        at,
        message: `tools trip over a field that is named ${name}: leave it out`,
      })),
    ...checkOperationId(entry),
  ]);
}

function listFields({ at, key, value }: Entry): { at: Flaw["at"]; name: string }[] {
  if (key === "properties") return Object.keys(Object(value)).map((name) => ({ at: [...at, name], name }));
  const isParameter = key === "name" && at.at(-3) === "parameters";
  return isParameter && typeof value === "string" ? [{ at, name: value }] : [];
}

function checkOperationId({ at, key, value }: Entry): Flaw[] {
  const isTaken = key === "operationId" && typeof value === "string";
  if (!isTaken || !(takenNames.has(value) || unusableNames.has(value))) return [];
  return [{ at, message: `no operation can be called ${value}, because the name has another use here` }];
}
