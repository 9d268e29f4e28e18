import type { Page } from "../docs-drift/page.ts";

/** Makes the operationId of the title of a page: "Sender eKYC (Biometric)" becomes `senderEkyc`. */
export function nameOperation({ title, slug, methods, target }: Page): string {
  const words = toWords((title ?? slug ?? `${methods[0]} ${target}`).replaceAll(/\([^)]*\)/g, " "));
  const name = words.map((word, index) => (index === 0 ? word : capitalize(word))).join("");
  return /^[a-z]/.test(name) ? name : `call${capitalize(name)}`;
}

/** Makes a name for an answer of what it means, in snake case, other than the names that are taken. */
export function nameAnswer(meaning: string, id: number | undefined, taken: ReadonlySet<string>): string {
  const words = toWords(meaning.split(/\s[—–-]\s|\(/)[0] ?? "").slice(0, 5);
  const first =
    words.length > 0 && /^[a-z]/.test(words[0] ?? "") ? words.join("_") : `answer_${id ?? "other"}`;
  if (!taken.has(first)) return first;
  for (let number = 2; ; number++) if (!taken.has(`${first}_${number}`)) return `${first}_${number}`;
}

/** Makes the name of a component: `sender_found` of `getSender` becomes `GetSenderSenderFound`. */
export function nameComponent(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => toWords(part.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ")))
    .map(capitalize)
    .join("");
}

function toWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’]/g, "")
      .match(/[a-z0-9]+/g) ?? []
  );
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
