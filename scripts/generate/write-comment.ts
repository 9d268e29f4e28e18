/**
 * A JSDoc comment with its line break, or nothing when there is nothing to say. Each paragraph is one line, because an editor
 * shows the line breaks of a comment as they are.
 */
export function writeComment(
  paragraphs: readonly string[],
  tags: readonly string[] = [],
  indentation = "",
): string {
  const texts = paragraphs.map(toPlainLine).filter((text) => text !== "");
  const lines = [
    ...texts.flatMap((text, index) => (index === 0 ? [text] : ["", text])),
    ...tags.map((tag) => tag.replaceAll("*/", "*\\/")),
  ];
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indentation}/** ${lines[0]} */\n`;
  const body = lines.map((line) => `${indentation} *${line === "" ? "" : ` ${line}`}\n`).join("");
  return `${indentation}/**\n${body}${indentation} */\n`;
}

/** Text without the links and line breaks of Markdown. */
function toPlainLine(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .replaceAll("*/", "*\\/")
    .trim();
}
