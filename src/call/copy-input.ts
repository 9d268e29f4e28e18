import type { OperationId } from "../contract-types.ts";
import { EkoInputError } from "../errors/eko-errors.ts";

// Far beyond any real input; to copy a sparse array of four billion items would take the process down.
const maxItems = 10_000;

/**
 * Copies the input, reading each field once: getters run here or nowhere, and the caller cannot change the copy.
 * An undefined field counts as left out, as it does in JSON.
 *
 * @throws EkoInputError when the input is not an object, or a field cannot be read or sent
 */
export function copyInput(
  operation: OperationId,
  input: unknown,
  client_ref_id?: string,
): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null);
  let path = "";
  let message = "The input must be an object with the fields, and readable.";
  try {
    if (typeof input !== "object" || input === null || Array.isArray(input)) throw new TypeError();
    for (const name of Object.keys(input)) {
      path = name;
      message = "cannot be read";
      const value = copyValue((input as Record<string, unknown>)[name]);
      message = "must be valid Unicode, without lone surrogates";
      if (!(Array.isArray(value) ? value.every(isWellFormed) : isWellFormed(value))) throw new TypeError();
      if (value !== undefined) copy[name] = value;
    }
  } catch {
    // Dropped, because the error of a getter or a proxy may hold the value.
    throw new EkoInputError(operation, [{ path, message }], client_ref_id);
  }
  return copy;
}

function copyValue(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length > maxItems) throw new RangeError();
  // By index, because an iterator of the caller's own might never end.
  return Array.from({ length: value.length }, (_, index): unknown => value[index]);
}

function isWellFormed(value: unknown): boolean {
  return typeof value !== "string" || value.isWellFormed();
}
