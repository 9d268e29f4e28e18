import { inputSchemas } from "../../generated/schemas.ts";
import { operations } from "../../generated/tables.ts";
import type { OperationId } from "../contract-types.ts";
import { EkoInputError, type InputIssue } from "../errors/eko-errors.ts";
import { findHint } from "../find-hint.ts";
import { findNearest } from "../find-nearest.ts";
import { listViolations, type Violation } from "../list-violations.ts";
import { copyInput } from "./copy-input.ts";
import { makeClientRefId } from "./make-client-ref-id.ts";

/** A call with valid input, its fields sorted by where they are sent. */
export interface PreparedCall {
  operation: OperationId;
  params: { path: Record<string, unknown>; query: Record<string, unknown> };
  body: Record<string, unknown> | undefined;
  client_ref_id: string;
}

type Location = "path" | "query" | "body";

/**
 * Copies the input, fills in defaults and a `client_ref_id`, and checks it against the contract.
 *
 * @param madeReference the `client_ref_id` when the caller gives none
 * @throws EkoInputError with one issue per field; nothing is sent
 */
export function prepareCall(
  operation: OperationId,
  input: unknown,
  defaults: { initiator_id: string | undefined; user_code: string | undefined },
  madeReference: string = makeClientRefId(),
): PreparedCall {
  const locations: Readonly<Record<string, Location | readonly Location[]>> = operations[operation].fields;
  const fields = copyInput(operation, input, madeReference);
  const fillIn = (name: string, value: string | undefined) => {
    if (value !== undefined && name in locations && !(name in fields)) fields[name] = value;
  };
  fillIn("initiator_id", defaults.initiator_id);
  fillIn("user_code", defaults.user_code);
  fillIn("client_ref_id", madeReference);

  const violations = listViolations(inputSchemas[operation], fields);
  const client_ref_id = referenceOf(fields, violations) ?? madeReference;
  if (violations.length > 0) {
    throw new EkoInputError(operation, describeViolations(operation, violations), client_ref_id);
  }
  const parts: Record<Location, Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const name in locations) {
    if (!(name in fields)) continue;
    const location = locations[name] as Location | readonly Location[];
    // An operation may take a field in several places, and then gets it in all of them.
    for (const each of typeof location === "string" ? [location] : location) parts[each][name] = fields[name];
  }
  const { path, query, body } = parts;
  return {
    operation,
    params: { path, query },
    body: operations[operation].method === "GET" ? undefined : body,
    client_ref_id,
  };
}

/** The caller's reference, unless it breaks the contract: then it may hold anything, and errors must not show it. */
function referenceOf({ client_ref_id }: Record<string, unknown>, violations: readonly Violation[]) {
  const isRefused = violations.some((violation) => pathOf(violation) === "client_ref_id");
  return isRefused ? undefined : (client_ref_id as string | undefined);
}

function pathOf({ instancePath, property }: Violation): string {
  return property ?? instancePath.slice(1);
}

function describeViolations(operation: OperationId, violations: readonly Violation[]): InputIssue[] {
  const issues = new Map<string, InputIssue>();
  for (const violation of violations) {
    const { keyword } = violation;
    const path = pathOf(violation);
    let message = `${keyword === "required" ? "is required:" : "must be"} ${findHint(operation, path) ?? "as the contract says"}`;
    if (keyword === "additionalProperties") {
      const nearest = findNearest(path, Object.keys(operations[operation].fields));
      const advice = nearest === undefined ? "remove it" : `did you mean ${nearest}?`;
      message = `is not a field of ${operation}; ${advice}`;
    }
    issues.set(path, { path, message });
  }
  return [...issues.values()];
}
