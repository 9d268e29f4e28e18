import { namePattern, normalizeType, typePattern } from "./field-type.ts";
import {
  type Field,
  mergeFields,
  type Page,
  type Place,
  placeOfHeading,
  UnreadablePageError,
} from "./page.ts";

const method = "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)";
// `\s*` may be nothing, a tab or a line break: how name, type and requirement stand apart depends on the
// width of the window that the page was copied from, and on the browser.
const endpointLine = new RegExp(`^[ \\t]*${method}\\s*(/\\S*|https?://\\S+)[ \\t]*$`, "m");
const titleLine = new RegExp(`^[ \\t]*${method}\\s*([^\\s/].*)$`, "gm");
const fieldLine = new RegExp(
  `^[ \\t]*(${namePattern})(\\s*)(${typePattern})\\s*(required|optional)(?=[ \\t]*$|\\t|[ \\t]*·)`,
  "gim",
);
const unsplitLine = /^[ \t]*(\S+(?:Required|optional))[ \t]*$/m;
const bulletLine = /^([ \t]*)(?:[•◦▪‣●○■□∙·]|[-*+–](?=\s))\s*(\S.*)$/;
const responseField = new RegExp(`^(${namePattern})\\s*(${typePattern})(?:\\s*verifiable)?$`, "i");

/**
 * Reads a page as it is copied from the browser as text.
 *
 * @throws UnreadablePageError when a part is missing that every page has
 */
export function readTextPage(text: string): Page {
  const endpoint = endpointLine.exec(text);
  if (!endpoint) throw new UnreadablePageError("no line holds a method and a path, such as POST/customer");
  // The last one: a menu above it may list other operations in the same way.
  const title = [...text.slice(0, endpoint.index).matchAll(titleLine)].at(-1);
  const sections = splitSections(text);
  const fields = Object.entries(sections).flatMap(([place, section]) =>
    place === "response" ? readResponse(section) : readRequest(section, place as Place),
  );
  return {
    title: title?.[2]?.trim(),
    methods: [...new Set([title?.[1], endpoint[1]].filter((name) => name !== undefined))],
    target: endpoint[2] ?? "",
    fields: mergeFields(fields),
  };
}

function splitSections(text: string): Partial<Record<Place, string>> {
  const sections: Partial<Record<Place, string>> = {};
  let place: Place | undefined;
  for (const line of text.split("\n")) {
    const heading = placeOfHeading[line.trim().replace(/:$/, "").toLowerCase()];
    if (heading) place = heading;
    // A heading adds a line too: text on both sides of it must not run together.
    if (place) sections[place] = `${sections[place] ?? ""}${heading ? "" : line}\n`;
  }
  return sections;
}

function readRequest(section: string, place: Place): Field[] {
  const matches = [...section.matchAll(fieldLine)].filter((match) => !isProse(match));
  const fields = matches.map((match, index): Field => {
    const [line, name = "", , type = "", requirement = ""] = match;
    const block = section.slice(match.index + line.length, matches[index + 1]?.index);
    return {
      place,
      name: place === "header" ? name.toLowerCase() : name,
      type: normalizeType(type),
      required: requirement.toLowerCase() === "required",
      example: readExample(block, block.startsWith("\t")),
    };
  });
  const rest = matches.reduce((text, [line]) => text.replace(line, ""), section);
  const unsplit = unsplitLine.exec(rest)?.[1];
  if (unsplit) throw new UnreadablePageError(`"${shorten(unsplit)}" cannot be split into a name and a type`);
  return fields;
}

/** A line such as "Mobile number required" looks like a field, but for its capitals. */
function isProse([, name = "", gap = "", , requirement]: RegExpExecArray): boolean {
  return /^ +$/.test(gap) && (/^[A-Z][a-z]*$/.test(name) || requirement === "required");
}

/** The last example of a field, up to an empty line. The tabular layout of wide windows marks it with `e.g.`. */
function readExample(block: string, isTabular: boolean): string | undefined {
  const marker = isTabular ? "(?:example:|e\\.g\\.[ \\t])" : "example:";
  const example = new RegExp(`^[ \\t]*${marker}\\s*(\\S.*(?:\\n[ \\t]*\\S.*)*)`, "gm");
  return [...block.matchAll(example)].at(-1)?.[1]?.replaceAll(/\s+/g, " ").trim();
}

function readResponse(section: string): Field[] {
  const parents: { indent: number; name: string }[] = [];
  return section.split("\n").flatMap((line): Field[] => {
    const [, space = "", text] = bulletLine.exec(line.trimEnd()) ?? [];
    if (text === undefined) return [];
    const [, name, type] = responseField.exec(text) ?? [];
    if (name === undefined || type === undefined) {
      if (text.split(/\s+/).length > 2) return [];
      throw new UnreadablePageError(`"${shorten(text)}" cannot be split into a name and a type`);
    }
    const indent = space.replaceAll("\t", "    ").length;
    while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop();
    parents.push({ indent, name });
    return [
      {
        place: "response",
        name: parents.map((parent) => parent.name).join("."),
        type: normalizeType(type),
        required: undefined,
        example: undefined,
      },
    ];
  });
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
