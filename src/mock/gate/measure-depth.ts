const [quote, backslash] = ['"', "\\"].map((character) => character.charCodeAt(0));
const [openBracket, closeBracket, openBrace, closeBrace] = [..."[]{}"].map((character) =>
  character.charCodeAt(0),
);

/** The most levels that a body may have; the documented ones have two. */
export const maxDepth = 32;

/**
 * Counts how deep the brackets of a JSON text are nested, except those in strings. It is done before parsing, because a
 * recursive reader could run out of stack, and in one pass, because a pattern would read an open string many times.
 */
export function measureDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === backslash) index++;
      else if (code === quote) isInString = false;
    } else if (code === quote) isInString = true;
    else if (code === openBracket || code === openBrace) deepest = Math.max(deepest, ++depth);
    else if (code === closeBracket || code === closeBrace) depth--;
  }
  return deepest;
}
