import type { MockOperation } from "../../../generated/mock.ts";
import { Refusal } from "../answer.ts";
import { signatureMistakes } from "../signature/mistakes.ts";
import type { SignatureRefusal } from "../signature/signature-policy.ts";

/**
 * HTTP status of a refused signature: 401 with a code, or the 403 of older days.
 *
 * @inline
 */
export type AuthStatus = 401 | 403;

/** Refuses a request with the documented body, whose message says how to fix the signature. @throws Refusal always */
export function refuseSignature(
  { answers }: MockOperation,
  { authError, mistakes, missing = [] }: SignatureRefusal,
  authStatus: AuthStatus,
): never {
  const coded = authStatus === 401 ? answers[401]?.[authError] : undefined;
  const [older = {}] = Object.values(answers[403] ?? {});
  const sentences = mistakes.map((mistake) => signatureMistakes[mistake]);
  const names = missing.length > 0 ? [`Missing or empty: ${missing.join(", ")}.`] : [];
  throw new Refusal({
    status: coded === undefined ? 403 : 401,
    headers: { "x-mock-diagnosis": mistakes.join(", ") },
    body: { ...((coded ?? older) as object), message: [...names, ...sentences].join(" ") },
  });
}
