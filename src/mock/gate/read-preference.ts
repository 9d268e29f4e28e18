import type { MockOperation } from "../../../generated/mock.ts";
import { refuse } from "../answer.ts";

/** The documented answer that a request is to get. */
export interface WantedAnswer {
  status: number;
  /** Missing where the status is documented without a body. */
  example?: string;
}

/**
 * Reads what the `Prefer` header asks for: `code=403` an HTTP status, `example=wrong_otp` a documented example.
 *
 * @throws Refusal with 400 when the operation documents no such answer
 */
export function readPreference(
  { id, answers }: MockOperation,
  prefer: string | undefined,
): WantedAnswer | undefined {
  if (prefer === undefined) return undefined;
  const code = findValue(prefer, "code");
  const wanted = findValue(prefer, "example");
  if (code === undefined && wanted === undefined) return undefined;

  const status = Number(code ?? 200);
  const documented = answers[status];
  if (documented === undefined) {
    refuse(400, `Prefer: ${id} does not document the HTTP status that the code asks for.`);
  }
  const examples = Object.keys(documented);
  if (wanted !== undefined && !examples.includes(wanted)) {
    refuse(400, `Prefer: the examples of ${id} for ${status} are: ${examples.join(", ") || "none"}.`);
  }
  const [first] = examples;
  const example = wanted ?? first;
  return { status, ...(example !== undefined && { example }) };
}

function findValue(prefer: string, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s,;])${name}="?([\\w-]+)"?`).exec(prefer)?.[1];
}
