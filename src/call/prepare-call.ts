import { hints, operations } from "../../generated/tables.ts";
import { listViolations, type Violation } from "../../generated/validators.ts";
import type { OperationId } from "../contract-types.ts";
import { EkoInputError, type InputIssue } from "../errors/eko-errors.ts";
import { copyInput } from "./copy-input.ts";
import { makeClientRefId } from "./make-client-ref-id.ts";

/** A call whose input keeps the contract, taken apart by where its fields are sent. */
export interface PreparedCall {
  operation: OperationId;
  params: { path: Record<string, unknown>; query: Record<string, unknown> };
  body: Record<string, unknown> | undefined;
  client_ref_id: string | undefined;
}

/**
 * Copies the input, fills in defaults and a `client_ref_id`, and checks it against the contract.
 *
 * @throws EkoInputError with one issue per field; nothing is sent
 */
export function prepareCall(
  operation: OperationId,
  input: unknown,
  defaults: { initiator_id: string | undefined; user_code: string | undefined },
): PreparedCall {
  const locations: Record<string, "path" | "query" | "body"> = operations[operation].fields;
  const fields = copyInput(operation, input);
  const fillIn = (name: string, value: string | undefined) => {
    if (value !== undefined && name in locations && !(name in fields)) fields[name] = value;
  };
  fillIn("initiator_id", defaults.initiator_id);
  fillIn("user_code", defaults.user_code);
  fillIn("client_ref_id", makeClientRefId());

  const violations = listViolations[operation](fields);
  if (violations.length > 0) throw new EkoInputError(operation, describeViolations(operation, violations));
  const parts: Record<"path" | "query" | "body", Record<string, unknown>> = { path: {}, query: {}, body: {} };
  for (const name in locations) {
    const location = locations[name] as keyof typeof parts;
    if (name in fields) parts[location][name] = fields[name];
  }
  const { path, query, body } = parts;
  return {
    operation,
    params: { path, query },
    body: operations[operation].method === "GET" ? undefined : body,
    client_ref_id: fields.client_ref_id as string | undefined,
  };
}

function describeViolations(operation: OperationId, violations: readonly Violation[]): InputIssue[] {
  const issues = new Map<string, InputIssue>();
  for (const { instancePath, keyword, params } of violations) {
    const parent = instancePath.slice(1);
    if (keyword === "required") {
      const path = String(params.missingProperty);
      issues.set(path, { path, message: `is required: ${hintOf(path)}` });
    } else if (keyword === "additionalProperties") {
      const path = String(params.additionalProperty);
      issues.set(path, { path, message: `is not a field of ${operation}; remove it` });
    } else {
      issues.set(parent, { path: parent, message: `must be ${hintOf(parent)}` });
    }
  }
  return [...issues.values()];
}

function hintOf(path: string): string {
  const key = path.replace(/\/\d+/g, "/*");
  return (hints as Record<string, string>)[key] ?? "as the contract says";
}
