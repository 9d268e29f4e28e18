import type { Node } from "../../../test/contract/checks/checked-contract.ts";
import { listTexts, splitSentences } from "../../../test/contract/checks/texts.ts";
import { editContract, type Path } from "../edit-contract.ts";

/** A change to a text for people. */
export interface TextMutation {
  operator: string;
  path: Path;
  what: string;
  apply(document: Node): Node;
}

/** Words that turn a rule into another rule. */
const swaps: readonly [RegExp, string][] = [
  [/\bmilliseconds\b/, "seconds"],
  [/\brupees\b/, "paise"],
  [/\bSHA-?256\b/i, "SHA1"],
  [/\bHMAC\b/, "plain"],
  [/\bYYYY-MM-DD\b/, "DD-MM-YYYY"],
  [/\bwithout\b/, "with"],
  [/\bnever\b/i, "always"],
  [/\balways\b/i, "never"],
  [/\bdo not\b/i, "do"],
  [/\bnot\b ?/, ""],
  [/\bis not\b/, "is"],
  [/\bnobody\b/i, "somebody"],
  [/\bno\b/, "every"],
  [/\bNo\.(?= )/, "Yes."],
  [/\bYes\./, "No."],
  [/\bmust\b/, "may"],
  [/\bmay\b/, "must"],
  [/\bonly\b/, "also"],
  [/\bbefore\b/, "after"],
  [/\bsuccess\b/, "failure"],
  [/\bafresh\b/, "once"],
  [/\bstandard alphabet\b/, "URL-safe alphabet"],
  [/\bwith padding\b/, "without padding"],
  [/\bencoded\b/, "decoded"],
  [/\bunique\b/, "shared"],
  [/\bempty\b/i, "filled"],
  [/\bunknown\b/, "known"],
  [/\bis not known\b/, "is known"],
  [/\bhad no effect\b/, "took effect"],
  [/\bonce\b/, "twice"],
  [/\bwrong\b/, "right"],
  [/\bpending\b/, "done"],
  [/\bdigits?\b/, "characters"],
  [/\bone per environment\b/, "one for all environments"],
  [/[+/=]{1,2}(?=`)/, ""],
  [/\b(\d+)\b/, "one-more"],
];

/** Each sentence gone, turned round, and with another number. Texts of one kind swapped. */
export function mutateTexts(document: Node): TextMutation[] {
  const texts = listTexts(document);
  const sentences = texts.flatMap(({ path, text }) =>
    splitSentences(text)
      .flatMap(splitCode)
      .flatMap((sentence) => {
        const others = swaps
          .map(
            ([from, to]) =>
              [
                from,
                sentence.replace(from, (found) => (to === "one-more" ? String(Number(found) + 1) : to)),
              ] as const,
          )
          .filter(([, other]) => other !== sentence);
        return [
          make("a sentence is gone", path, sentence, "", document),
          make("a sentence more", path, sentence, `${sentence} It is safe to send this again.`, document),
          ...others.map(([, other]) => make("a word of a rule", path, sentence, other, document)),
        ];
      }),
  );
  return [...sentences, ...swapMeanings(document)];
}

/** A block of code is mutated line by line. */
function splitCode(sentence: string): string[] {
  return sentence.startsWith("```") ? sentence.split("\n").filter((line) => /\w/.test(line)) : [sentence];
}

function make(operator: string, path: Path, sentence: string, other: string, document: Node): TextMutation {
  // A sentence runs over line breaks; in the contract they stand where its blanks are here.
  const pattern = new RegExp(sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s+/g, "\\s+"));
  return {
    operator: `text: ${operator}`,
    path,
    what: other === "" ? `without "${sentence}"` : `"${other}"`,
    apply: () => editContract(document, path, (text) => String(text).replace(pattern, () => other)),
  };
}

/** Neighbouring texts with the same key in the same map or list, swapped: the meanings of codes, answers, scenarios. */
function swapMeanings(document: Node): TextMutation[] {
  const texts = listTexts(document);
  const group = ({ path }: { path: Path }) => [...path.slice(0, -2), "*", path.at(-1)].map(String).join("/");
  return texts.flatMap((text, index) => {
    const next = texts.slice(index + 1).find((other) => group(other) === group(text));
    if (next === undefined || next.text === text.text) return [];
    return [
      {
        operator: "text: two of one kind swapped",
        path: text.path,
        what: `swapped with ${next.path.map(String).join("/")}`,
        apply: () =>
          editContract(
            editContract(document, text.path, () => next.text),
            next.path,
            () => text.text,
          ),
      },
    ];
  });
}
