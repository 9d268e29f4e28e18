import type { SignatureMistake } from "./mistakes.ts";
import { toUrlSafe } from "./variants.ts";

/** A text that programs make of a digest, from which the digest cannot be read back for certain. */
export interface DigestText {
  mistake: SignatureMistake;
  text: string;
  /** Whether more text can stand around it. */
  isPart?: boolean;
}

/** The texts that programs write for the bytes of a digest in the place of base64. */
export function listDigestTexts(digest: Buffer): DigestText[] {
  const signature = digest.toString("base64");
  const urlSafe = toUrlSafe(signature).replace(/=+$/, "");
  const number = BigInt(`0x${digest.toString("hex")}`);
  const reversed = BigInt(`0x${Buffer.from(digest).reverse().toString("hex")}`);
  const signed = BigInt.asIntN(8 * digest.length, number);
  const words = Array.from({ length: digest.length / 4 }, (_, index) => digest.readInt32BE(4 * index));
  const bytes = [...digest];
  const of = (mistake: SignatureMistake, ...texts: string[]): DigestText[] =>
    texts.map((text) => ({ mistake, text }));
  return [
    // Bytes without their leading zeros, or as negative numbers of 32 bits.
    ...of("hex-digest", bytes.map((byte) => byte.toString(16)).join("")),
    ...of(
      "hex-digest",
      bytes.map((byte) => (byte > 127 ? `ffffff${byte.toString(16)}` : byte.toString(16))).join(""),
    ),
    ...of("hex-digest", ...[number, signed].map((each) => each.toString(16))),
    ...of("wrong-encoding", ...[number, signed, reversed].map(String)),
    ...of("bytes-as-list", bytes.join("")),
    { mistake: "bytes-as-list", text: words.join(","), isPart: true },
    { mistake: "bytes-literal", text: writeBytesLiteral(digest), isPart: true },
    ...of("url-safe-base64", `${urlSafe}1`),
    ...of("plus-became-blank", signature.replaceAll("+", "")),
    ...of(
      "html-escaped",
      signature.replaceAll("+", "&plus;").replaceAll("/", "&sol;").replaceAll("=", "&equals;"),
    ),
    ...of("wrong-encoding", encodeGroups(digest, 5, base32)),
    ...of("wrong-encoding", encodeGroups(digest, digest.length, base58)),
    ...of("wrong-encoding", ...[ascii85, base85, z85].map((alphabet) => encodeGroups(digest, 4, alphabet))),
  ];
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const decimals = "0123456789";
const alphanumerics = decimals + letters + letters.toLowerCase();
const base32 = `${letters}234567`;
const base58 = alphanumerics.replace(/[0OIl]/g, "");
const base85 = `${alphanumerics}!#$%&()*+-;<=>?@^_\`{|}~`;
const ascii85 = Array.from({ length: 85 }, (_, index) => String.fromCharCode(33 + index)).join("");
const z85 = `${decimals}${letters.toLowerCase()}${letters}.-:+=^!/*?&<>()[]{}@%$#`;

/** Encodes bytes group by group as numbers to the base of an alphabet, without padding. */
function encodeGroups(bytes: Buffer, groupLength: number, alphabet: string): string {
  const bitsPerDigit = Math.log2(alphabet.length);
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += groupLength) {
    const group = Buffer.alloc(groupLength);
    bytes.copy(group, 0, at);
    groups.push(
      encodeNumber(
        BigInt(`0x${group.toString("hex")}`),
        alphabet,
        Math.ceil((8 * groupLength) / bitsPerDigit),
      ),
    );
  }
  return groups.join("").slice(0, Math.ceil((8 * bytes.length) / bitsPerDigit));
}

function encodeNumber(number: bigint, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let text = "";
  for (let rest = number; text.length < length; rest /= base) text = alphabet[Number(rest % base)] + text;
  return text;
}

/** Bytes between the quotes of Python's literal. */
function writeBytesLiteral(bytes: Buffer): string {
  const hasQuote = bytes.includes("'") && !bytes.includes('"');
  const named: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };
  return Array.from(bytes, (byte) => {
    if (byte === 39) return hasQuote ? "'" : "\\'";
    if (named[byte] !== undefined) return named[byte];
    return byte < 32 || byte > 126 ? `\\x${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte);
  }).join("");
}
