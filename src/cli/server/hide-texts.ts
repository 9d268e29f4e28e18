import { operations } from "../../../generated/tables.ts";

const hidden = "[hidden]";
const statuses: ReadonlySet<string> = new Set(["status", "response_status_id", "response_type_id"]);
const fields = Object.values(operations).flatMap((operation) => Object.keys(operation.fields));
const known: ReadonlySet<string> = new Set([
  ...statuses,
  ...["message", "data", "invalid_params", "invalid_parameters"],
  ...fields,
]);

/**
 * The body of an answer without the server's own words, which may repeat a request in any spelling. It keeps the
 * numbers that say how it ended, and names that the contract gives to the envelope or to fields of requests.
 */
export function hideTexts(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return hidden;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => known.has(name))
      .map(([name, value]) => [
        name,
        statuses.has(name) && typeof value === "number" ? value : hideTexts(value),
      ]),
  );
}
