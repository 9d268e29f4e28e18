import { refuse } from "../answer.ts";

/**
 * Checks that a client takes JSON, the only thing that the mock answers with. Prism is not asked: it fails on
 * an `Accept` header that is malformed.
 *
 * @throws Refusal with 406
 */
export function checkAccept(accept = "*/*"): void {
  const ranges = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.split(";").map((part) => part.trim()))
    .filter(([type]) => type !== "");
  const takesJson = ranges.some(
    ([type = "", ...parameters]) =>
      jsonRanges.has(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)),
  );
  if (ranges.length > 0 && !takesJson) {
    refuse(406, "Every answer is application/json, which the Accept header leaves out.");
  }
}

const jsonRanges = new Set(["*/*", "application/*", "application/json"]);
