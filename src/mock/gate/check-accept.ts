import { refuse } from "../answer.ts";

/**
 * Checks that a client takes JSON, the only thing that the API answers with.
 *
 * @throws Refusal with 406
 */
export function checkAccept(accept = ""): void {
  // A header without a range leaves nothing out.
  if (/^[\s,;]*$/.test(accept) || takesType(accept, ["application/json", "application/*", "*/*"])) return;
  refuse(406, "Every answer is application/json, which the Accept header leaves out.");
}

/** Whether an Accept header takes a media type. @param ranges those that cover the type, the most specific one first */
export function takesType(accept: string, ranges: readonly string[]): boolean {
  const given = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.split(";").map((part) => part.trim()));
  for (const range of ranges) {
    const matches = given.filter(([type]) => type === range);
    if (matches.length > 0) return matches.some(([, ...parameters]) => !parameters.some(isZero));
  }
  return false;
}

function isZero(parameter: string): boolean {
  return /^q=0(\.0*)?$/.test(parameter);
}
