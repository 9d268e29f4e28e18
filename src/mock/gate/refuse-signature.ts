import { Refusal } from "../answer.ts";
import type { MockOperation } from "../answers/contract-tables.ts";
import { type SignatureMistake, signatureMistakes } from "../signature/mistakes.ts";

/** Refuses a request with the documented body of a 403, whose message says how to fix it. @throws Refusal always */
export function refuseSignature({ answers }: MockOperation, mistakes: SignatureMistake[]): never {
  const [documented = {}] = Object.values(answers[403] ?? {});
  const message = mistakes.map((mistake) => signatureMistakes[mistake]).join(" ");
  throw new Refusal({
    status: 403,
    headers: { "x-mock-diagnosis": mistakes.join(", ") },
    body: { ...(documented as object), message },
  });
}
