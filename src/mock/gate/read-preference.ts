import { refuse } from "../answer.ts";
import type { PrismOperation } from "../load-prism.ts";

/**
 * What the `Prefer` header asks for: `code=403` an HTTP status, `example=wrong_otp` a documented example.
 *
 * @throws Refusal with 400 when the operation documents no such answer
 */
export function readPreference(
  operation: PrismOperation,
  prefer: string | undefined,
): { status?: number; example?: string } {
  const code = /(?:^|[\s,;])code="?(\d{3})"?/.exec(prefer ?? "")?.[1];
  const example = /(?:^|[\s,;])example="?([\w-]+)"?/.exec(prefer ?? "")?.[1];
  const status = code ?? (example === undefined ? undefined : "200");
  const response = operation.responses.find((candidate) => candidate.code === status);
  const names = response?.contents?.flatMap((content) => content.examples?.map(({ key }) => key) ?? []) ?? [];
  if (status !== undefined && response === undefined) {
    refuse(400, `Prefer: code=${status} is not among the documented answers of ${operation.iid}.`);
  }
  if (example !== undefined && !names.includes(example)) {
    refuse(400, `Prefer: example=${example} is none of ${names.join(", ")}.`);
  }
  return {
    ...(status !== undefined && { status: Number(status) }),
    ...(example !== undefined && { example }),
  };
}
