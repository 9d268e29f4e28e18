// Words that make a sentence of the guide a rule: a caller who reads the opposite does something else.
const markers =
  /\b(never|always|must|only|not|no|nobody|none|cannot|do|any|all|each|every|other|two|again|once|twice|afresh|another|first|next|before|after|until|unless|without|exactly|may|wrong|right|empty|missing|expired|success|reject\w*|refus\w*|known|unknown|effect|milliseconds?|seconds?|minutes?|decimal|digits?|base64|UTF-8|HMAC\S*|SHA\S*|UNIX|keys?|environment|sign\w*|safe|OTP)\b|\d|`/i;

/**
 * Tells whether a sentence carries a rule. In the guide its markers say so; a short text beside an Object says how to
 * read that Object, so there every sentence counts.
 */
export function hasRule(sentence: string, path: readonly (string | number)[]): boolean {
  const [root] = path;
  if (root !== "info" && root !== "tags") return true;
  return !sentence.startsWith("<!--") && markers.test(sentence);
}
