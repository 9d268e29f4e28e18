import { listDigestTexts } from "./digest-texts.ts";
import type { SignatureMistake } from "./mistakes.ts";

/** Whether a signature is a text of this digest that was cut, extended, changed or written in an unusual way. */
export function diagnoseText(signature: string, digest: Buffer): SignatureMistake | undefined {
  const right = digest.toString("base64");
  // Base64 is decoded, too, because programs encode a text instead of the bytes.
  const decoded = isBase64(signature) ? Buffer.from(signature, "base64") : undefined;
  const inner = decoded?.toString("latin1") ?? "";
  if (signature.length >= shortestCut && right.startsWith(signature)) return "signature-cut";
  if (signature.length >= shortestCut && digest.toString("hex").startsWith(signature.toLowerCase()))
    return "signature-cut";
  if (decoded && decoded.length >= 8 && digest.subarray(0, decoded.length).equals(decoded))
    return "signature-cut";
  if (signature.includes(right) || inner.includes(right)) return "prefix-in-header";
  if (signature.toLowerCase() === right.toLowerCase()) return "case-changed";
  // A text that has the form of a signature is not another form of one.
  if (decoded?.length === digest.length) return undefined;
  // Looking back, because a search from each of many would take seconds.
  const bare = signature.replace(/(?<!=)=+$/, "");
  return listDigestTexts(digest).find(({ text, isPart }) =>
    isPart ? signature.includes(text) || inner.includes(text) : [bare, signature, inner].includes(text),
  )?.mistake;
}

const shortestCut = 16;

/** Recognises texts that programs send in the place of a value, such as `undefined` or `[object Promise]`. */
export function classifyText(text: string): keyof typeof textKinds | undefined {
  const kinds = Object.entries(textKinds) as [keyof typeof textKinds, readonly RegExp[]][];
  const start = text.slice(0, 200);
  const inner = isBase64(start) ? Buffer.from(start, "base64").toString() : "";
  // One digest in two thousand holds a mark of these kinds somewhere, but hardly any reads as text throughout.
  const texts = /[^\P{Cc}\s]|\ufffd/u.test(inner) ? [start] : [start, inner];
  return kinds.find(([, patterns]) =>
    patterns.some((pattern) => texts.some((each) => pattern.test(each))),
  )?.[0];
}

const textKinds = {
  "placeholder-sent": [
    // A value that was missing, as programs write it.
    /^(?:undefined|null|None|nil|NaN|true|false)$/i,
    // A template, a shell or a format that was not filled in.
    /\{\{.*\}\}/,
    /^\$\{?\w+\}?$/,
    /^<(?!.* at 0x)[\w -]+>$/,
    /^%[sv]$/i,
    // A text that somebody should have replaced.
    /^\[?your[-_ ]/i,
    /^(?:secret[-_]key|signature|xxx+|todo|changeme)$/i,
  ],
  "object-sent": [
    // JavaScript
    /^\[object \w+\]$/,
    /^function\b/,
    /=>/,
    /^Promise\b/,
    // Java
    /^\[[BC]@[0-9a-f]+/,
    /^\w+(?:\.\w+)+@[0-9a-f]+$/,
    // C#, Python, Ruby, PHP
    /^System\.\w/,
    /^<\w.*(?:object|Buffer|bytes).*>$/s,
    /^<.* at 0x[0-9a-f]+>$/i,
    /^#</,
    /^Array$/,
    /^Resource id #\d+$/,
    // A pointer and a verb that does not fit, as Go writes them.
    /^0x[0-9a-f]{6,16}$/i,
    /^%!\w\(/,
    // A map or a struct, as JSON and Go write it.
    /^\{.*\}$/s,
    /^&\{/,
  ],
  "jwt-sent": [/^(?:bearer )?eyJ[\w-]+\.[\w-]+\.[\w-]*/i],
} as const satisfies Partial<Record<SignatureMistake, readonly RegExp[]>>;

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text);
}
