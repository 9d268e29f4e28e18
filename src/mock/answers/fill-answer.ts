import { randomInt } from "node:crypto";
import type { JourneyRule } from "../../../generated/mock.ts";

/** An answer made for one customer, and the references in it by name. */
export interface FilledAnswer {
  answer: unknown;
  made: Record<string, string>;
}

/** The references that a documented answer has already, by name. */
export function readReferences(
  { make = [] }: Pick<JourneyRule, "make">,
  body: unknown,
): Record<string, string> {
  return Object.fromEntries(
    make.map((pointer) => {
      const { holder, name } = locate(body, pointer);
      return [name, String(holder[name])];
    }),
  );
}

/** Copies a documented answer, and puts new references and known values in it, as a rule of a journey says. */
export function fillAnswer(
  { make = [], show = {} }: Pick<JourneyRule, "make" | "show">,
  body: unknown,
  values: Readonly<Record<string, unknown>>,
): FilledAnswer {
  const answer = structuredClone(body);
  const made: Record<string, string> = {};
  for (const pointer of make) {
    const { holder, name } = locate(answer, pointer);
    const reference = makeLike(String(holder[name]));
    holder[name] = reference;
    made[name] = reference;
  }
  for (const [pointer, source] of Object.entries(show)) {
    const value = values[source];
    if (typeof value !== "string") continue;
    const { holder, name } = locate(answer, pointer);
    holder[name] = value;
  }
  return { answer, made };
}

/** Where a JSON pointer leads. The generator has checked that the example has text there. */
function locate(body: unknown, pointer: string): { holder: Record<string, unknown>; name: string } {
  const keys = pointer.split("/").slice(1);
  const name = keys.pop() as string;
  const holder = keys.reduce(
    (node, key) => node[key] as Record<string, unknown>,
    body as Record<string, unknown>,
  );
  return { holder, name };
}

/** Random text of the form of another: digits stay digits, letters become letters, the rest is kept. */
function makeLike(text: string): string {
  return text.replace(/[a-z]|[A-Z]|\d/g, (character) => {
    const [alphabet] = alphabets.filter((each) => each.includes(character)) as [string];
    return alphabet[randomInt(alphabet.length)] as string;
  });
}

const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
