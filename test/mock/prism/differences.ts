import type { TriedRequest } from "./draft.ts";
import type { Verdict } from "./verdict.ts";

/** A way in which the mock and Prism may judge the same request differently. */
export interface Difference {
  reason: string;
  covers(ours: Verdict, prisms: Verdict, request: TriedRequest): boolean;
}

const unknownParameter = /unknown-parameter$/;

/** Every difference there may be between the verdicts, and why. */
export const differences: readonly Difference[] = [
  {
    reason: "Prism ignores query parameters that the operation does not have; the mock refuses them.",
    covers: (ours, prisms) => {
      const others = ours.violations.filter((violation) => !unknownParameter.test(violation));
      const isEqual = prisms.status === (others.length > 0 ? 422 : 200) && isSame(others, prisms.violations);
      return ours.violations.some((violation) => unknownParameter.test(violation)) && isEqual;
    },
  },
  {
    reason: "Of two faults each names the one that it looks for first.",
    covers: (ours, prisms, { faults }) =>
      faults.length > 1 && ours.status >= 400 && prisms.status >= 400 && ours.status !== prisms.status,
  },
  {
    reason: "Prism takes a body of any JSON type, such as application/vnd.api+json.",
    covers: (ours, prisms, { headers }) =>
      ours.status === 415 &&
      headers["content-type"] === "application/vnd.api+json" &&
      [200, 422].includes(prisms.status),
  },
  {
    reason: "Prism takes an empty query parameter for a missing one.",
    covers: (ours, prisms, { target }) =>
      /[?&]\w+=(&|$)/.test(target) &&
      isSame(
        ours.violations.filter(
          (violation) => !/^query\/\S+ (minLength|pattern|unknown-parameter)$/.test(violation),
        ),
        prisms.violations.filter((violation) => !/^query(\/\w+ pattern| required)$/.test(violation)),
      ),
  },
  {
    reason: "Prism takes a body of null for a missing one; the mock says that it is of the wrong type.",
    covers: (ours, prisms, { body }) =>
      body === "null" &&
      isSame(without(ours.violations, "body type"), without(prisms.violations, "body required")),
  },
  {
    reason: "The mock does not read the body of a request that takes none.",
    covers: (_ours, prisms, { method, body }) =>
      prisms.status === 415 && method === "GET" && body !== undefined,
  },
  {
    reason: "Without a content type Prism takes the body for text, and finds that it is not an object.",
    covers: (ours, prisms, { headers }) =>
      ours.status === 415 && headers["content-type"] === undefined && prisms.status === 422,
  },
  {
    reason: "Prism decodes a body as its charset says, and then cannot read it; the mock takes UTF-8 alone.",
    covers: (ours, prisms, { headers }) =>
      ours.status === 415 && /charset=utf-16/.test(headers["content-type"] ?? "") && prisms.status === 400,
  },
  {
    reason: "The mock takes a path in its canonical spelling alone; Prism decodes %39 and +.",
    covers: (ours, prisms, { target }) =>
      ours.status === 404 && /\/(%39|\+)/.test(target) && [200, 422].includes(prisms.status),
  },
];

/** Whether two verdicts are the same. The violations count where both list them. */
export function agree(ours: Verdict, prisms: Verdict): boolean {
  if (ours.status !== prisms.status) return false;
  return ours.status !== 422 || isSame(ours.violations, prisms.violations);
}

function without(texts: readonly string[], text: string): string[] {
  return texts.filter((each) => each !== text);
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
