import { refuse } from "../answer.ts";

const maxDepth = 32;

/**
 * Parses a JSON body; an empty one is `undefined`.
 *
 * @throws Refusal with 415 for another media type than JSON, with 400 for what is no JSON in UTF-8
 */
export function parseBody(bytes: Buffer, headers: Record<string, string>): unknown {
  const { "content-type": contentType, "content-encoding": contentEncoding } = headers;
  // A request without a body needs no media type, but what it names has to be right: Prism fails on a malformed one.
  if (bytes.length === 0 && contentType === undefined) return undefined;
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? "")) {
    refuse(415, "Send content-type: application/json (in UTF-8, if it names a charset).");
  }
  if (!/^(identity)?$/i.test(contentEncoding ?? "")) {
    refuse(415, "Send the body without content-encoding.");
  }
  if (bytes.length === 0) return undefined;
  const text = decodeUtf8(bytes);
  if (depthOf(text) > maxDepth) refuseBody("depth", `The body is nested deeper than ${maxDepth} levels.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the body.
    const [position = ""] = /at position \d+/.exec(String(error)) ?? [];
    return refuseBody("json", `The body is not valid JSON${position && `, ${position}`}.`);
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuseBody("charset", "The body is not valid UTF-8.");
  }
}

/** Depth of brackets outside of strings. Counted beforehand, for a recursive reader could run out of stack. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/g)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, ++depth);
    else if (token === "]" || token === "}") depth--;
  }
  return deepest;
}

function refuseBody(rule: string, message: string): never {
  return refuse(400, "The body cannot be read.", {
    violations: [{ location: "body", path: "", rule, message }],
  });
}
