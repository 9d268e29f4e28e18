import { type Field, mergeFields, type Page, type Place, UnreadablePageError } from "../page.ts";
import {
  findPlace,
  makeField,
  methodPattern as method,
  namePattern,
  readRequired,
  shorten,
  typePattern,
} from "./field-words.ts";
import { readCopiedResponseTypes } from "./read-response-types.ts";

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

/** Tells whether method and path run together, as in text that a crawler takes from the page. */
export function isCrawlText(text: string): boolean {
  return new RegExp(`^[ \\t]*${method}(/|https?:)`, "m").test(text);
}

/**
 * Reads a page as a crawler makes text of it: names, types and requirements run together.
 *
 * @throws UnreadablePageError when a part is missing that every page has
 */
export function readCrawlText(text: string): Page {
  const endpoint = endpointLine.exec(text);
  if (!endpoint) throw new UnreadablePageError("no line holds a method and a path, such as POST/customer");
  // The last one: a menu above it may list other operations in the same way.
  const title = [...text.slice(0, endpoint.index).matchAll(titleLine)].at(-1);
  const sections = splitSections(text);
  const fields = Object.entries(sections).flatMap(([place, section]) =>
    place === "response" ? readResponse(section) : readRequest(section, place as Place),
  );
  const table = /^[ \t]*response types:?[ \t]*\n([\s\S]*?)^[ \t]*responses:?[ \t]*$/im.exec(text)?.[1];
  const responseTypes = readCopiedResponseTypes((table ?? "").split("\n").map((line) => line.trim()));
  const target = endpoint[2] ?? "";
  return {
    form: "crawl text",
    title: title?.[2]?.trim(),
    methods: [...new Set([title?.[1], endpoint[1]].filter((name) => name !== undefined))],
    target,
    fields: mergeFields(fields),
    responseTypes: responseTypes.length > 0 ? responseTypes : undefined,
    httpStatuses: [],
    isOpenEnded: true,
    hidden: [
      ...(target.startsWith("/") ? ["server" as const] : []),
      ...(responseTypes.length > 0 ? [] : ["response types" as const]),
    ],
  };
}

function splitSections(text: string): Partial<Record<Place, string>> {
  const sections: Partial<Record<Place, string>> = {};
  let place: Place | undefined;
  for (const line of text.split("\n")) {
    const heading = findPlace(line);
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
    const example = readExample(block, block.startsWith("\t"));
    return makeField(place, name, type, readRequired(requirement, name), example);
  });
  const rest = matches.reduce((text, [line]) => text.replace(line, ""), section);
  const unsplit = unsplitLine.exec(rest)?.[1];
  if (unsplit) throw new UnreadablePageError(`"${shorten(unsplit)}" cannot be split into a name and a type`);
  return fields;
}

/** A line such as "Mobile number required" looks like a field, except for its capitals. */
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
    const path = parents.map((parent) => parent.name).join(".");
    return [makeField("response", path, type, undefined, undefined)];
  });
}
