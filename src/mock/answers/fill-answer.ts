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
  return Object.fromEntries(make.map((pointer) => [nameOf(pointer), readAt(body, pointer)]));
}

/** A documented answer with new references and known values in it, as a rule of a journey says. */
export function fillAnswer(
  { make = [], show = {} }: Pick<JourneyRule, "make" | "show">,
  body: unknown,
  values: Readonly<Record<string, unknown>>,
): FilledAnswer {
  let answer = body;
  const made: Record<string, string> = {};
  for (const pointer of make) {
    const reference = makeLike(readAt(answer, pointer));
    answer = replaceAt(answer, splitPointer(pointer), reference);
    made[nameOf(pointer)] = reference;
  }
  for (const [pointer, source] of Object.entries(show)) {
    const value = values[source];
    if (typeof value === "string") answer = replaceAt(answer, splitPointer(pointer), value);
  }
  return { answer, made };
}

// Where a JSON pointer leads; the generator has checked that the example has text there.

function splitPointer(pointer: string): string[] {
  return pointer.split("/").slice(1);
}

function nameOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

function readAt(body: unknown, pointer: string): string {
  return String(splitPointer(pointer).reduce((node, key) => (node as Record<string, unknown>)[key], body));
}

/** Copies the objects on the way to a value, and shares the rest with the documented answer. */
function replaceAt(body: unknown, [key = "", ...rest]: string[], value: string): unknown {
  const holder = body as Record<string, unknown>;
  return { ...holder, [key]: rest.length === 0 ? value : replaceAt(holder[key], rest, value) };
}

/** Random text of the form of another: digits stay digits, letters become letters, the rest is kept. */
function makeLike(text: string): string {
  let made = "";
  for (const character of text) {
    const alphabet = alphabets.find((each) => each.includes(character));
    made += alphabet?.[Math.floor(Math.random() * alphabet.length)] ?? character;
  }
  return made;
}

const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
