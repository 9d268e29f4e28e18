import { TextDecoder } from "node:util";
import { refuse } from "../answer.ts";
import { maxDepth, measureDepth } from "./measure-depth.ts";

/**
 * Parses the JSON body of an operation that takes one; an empty one is `undefined`.
 *
 * @throws Refusal with 415 for a media type other than JSON, with 400 for a body that is not JSON in UTF-8
 */
export function parseBody(bytes: Buffer, headers: Record<string, string>): unknown {
  const { "content-type": contentType, "content-encoding": contentEncoding } = headers;
  // A request without a body needs no media type, but the one that it names has to be right.
  if (bytes.length === 0 && contentType === undefined) return undefined;
  if (!isJson(contentType ?? "")) {
    refuse(415, "Send content-type: application/json (in UTF-8, if it names a charset).");
  }
  if (!/^(identity)?$/i.test(contentEncoding ?? "")) {
    refuse(415, "Send the body without content-encoding.");
  }
  if (bytes.length === 0) return undefined;
  const text = decodeUtf8(bytes);
  if (text.startsWith("\ufeff"))
    refuseBody("json", "begins with a byte order mark, which JSON does not allow");
  if (measureDepth(text) > maxDepth) refuseBody("depth", `is nested deeper than ${maxDepth} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the body.
    const [position = ""] = /at position \d+/.exec(String(error)) ?? [];
    return refuseBody("json", `is not valid JSON${position && `, ${position}`}`);
  }
}

/** Whether a media type is that of JSON. Its parameters say nothing, except a charset, which must be UTF-8. */
function isJson(mediaType: string): boolean {
  if (mediaType === "application/json") return true;
  const [, parameters] = jsonType.exec(mediaType) ?? [];
  if (parameters === undefined) return false;
  const charsets = [...parameters.matchAll(/;\s*charset="?([^";\s]+)"?/gi)];
  return charsets.every(([, charset = ""]) => /^utf-?8$/i.test(charset));
}

// Blanks have one place each: with two, a header of blanks could be read in more ways than there is time for.
const jsonType = /^application\/json\s*((?:;\s*(?:[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\]*")\s*)?)*)$/i;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return refuseBody("charset", "is not valid UTF-8");
  }
}

function refuseBody(rule: string, message: string): never {
  return refuse(400, "The body cannot be read.", {
    violations: [{ location: "body", path: "", rule, message }],
  });
}
