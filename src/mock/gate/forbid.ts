import { Refusal } from "../answer.ts";
import type { PrismOperation } from "../load-prism.ts";
import { type SignatureMistake, signatureMistakes } from "../signature/mistakes.ts";

/** Refuses a request with the documented body of a 403, whose message says how to mend it. @throws Refusal always */
export function forbid(operation: PrismOperation, mistakes: SignatureMistake[]): never {
  const documented = operation.responses.find(({ code }) => code === "403")?.contents?.[0]?.examples?.[0];
  const body = documented && "value" in documented ? (documented.value as object) : {};
  const message = mistakes.map((mistake) => signatureMistakes[mistake]).join(" ");
  throw new Refusal({
    status: 403,
    headers: { "x-mock-diagnosis": mistakes.join(", ") },
    body: { ...body, message },
  });
}
