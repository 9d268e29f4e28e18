import { fieldTexts } from "../pins/texts/fields.ts";
import { guideTexts } from "../pins/texts/guide.ts";
import { meaningTexts } from "../pins/texts/meanings.ts";
import { operationTexts } from "../pins/texts/operations.ts";
import { senderTexts } from "../pins/texts/sender.ts";
import { signingTexts } from "../pins/texts/signing.ts";
import type { CheckedContract, Node } from "./checked-contract.ts";
import { withoutUnprobed } from "./reduce-contract.ts";
import { listTexts, splitSentences } from "./texts.ts";

/** The quoted sentences by the place that says them, the places by subject. */
const quotedTexts: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  signing: signingTexts,
  guide: guideTexts,
  operations: operationTexts,
  fields: fieldTexts,
  meanings: meaningTexts,
  sender: senderTexts,
};

/** Compares every sentence with its quotation, word for word: callers take each for a rule. */
export function* checkTexts({ document }: CheckedContract): Iterable<string> {
  const quoted = new Map(Object.values(quotedTexts).flatMap((places) => Object.entries(places)));
  const seen = new Set<string>();
  for (const { path, text } of listTexts(withoutUnprobed(document))) {
    const sentences = splitSentences(text);
    const place = namePlace(document, path);
    const expected = [quoted.get(place) ?? []].flat();
    seen.add(place);
    if (sentences.join(" ") !== expected.join(" ")) {
      const news = sentences.filter((sentence) => !expected.join(" ").includes(sentence));
      yield `${place} says something else than quoted: ${news.join(" ") || "a sentence is gone or moved"}`;
    }
  }
  for (const place of quoted.keys())
    if (!seen.has(place)) yield `${place} says nothing, quoted is a sentence`;
}

/** The keys that lead to a text; a tag by its name, so that a new one moves none. */
function namePlace(document: Node, path: readonly (string | number)[]): string {
  const [root, index, ...rest] = path;
  const tag = root === "tags" && (document.tags as { name: string }[])[Number(index)]?.name;
  return (tag ? [root, tag, ...rest] : path).join(" ");
}
