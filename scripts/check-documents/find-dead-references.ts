import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import GithubSlugger from "github-slugger";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString as textOf } from "mdast-util-to-string";

/** Where a document names something that is not there. */
export interface DeadReference {
  document: string;
  line: number;
  /** As the document writes it. */
  text: string;
}

/**
 * Finds what Markdown documents name that is not there: the files and headings of links, paths that stand alone as code, and
 * `npm run` commands. Links to other sites are not followed.
 *
 * @param documents paths below the root
 * @param scripts the names of the npm scripts
 * @throws Error when a document cannot be read
 */
export function findDeadReferences(
  root: string,
  documents: readonly string[],
  scripts: readonly string[],
): DeadReference[] {
  const exists = (path: string) => existsSync(join(root, path));
  const hasHeading = (path: string, slug: string) => {
    const slugger = new GithubSlugger();
    return listNodes(parse(root, path)).some(
      (node) => node.type === "heading" && slugger.slug(textOf(node)) === slug,
    );
  };
  const isAliveLink = (document: string, url: string) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return true;
    const [file = "", slug] = url.split("#");
    // As on GitHub: a first slash stands for the root.
    const path =
      file === "" ? document : posix.join(file.startsWith("/") ? "" : posix.dirname(document), file);
    if (!exists(path)) return false;
    return slug === undefined || !path.endsWith(".md") || hasHeading(path, slug);
  };

  return documents.flatMap((document) =>
    listNodes(parse(root, document)).flatMap((node) => {
      const dead = listUrls(node).filter((url) => !isAliveLink(document, url));
      if (node.type === "inlineCode" && isPath(node.value) && !exists(node.value)) dead.push(node.value);
      if (node.type === "inlineCode" || node.type === "code") {
        const commands = node.value.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g);
        for (const [command, script = ""] of commands) if (!scripts.includes(script)) dead.push(command);
      }
      return dead.map((text) => ({ document, line: node.position?.start.line ?? 1, text }));
    }),
  );
}

function listUrls(node: Nodes): string[] {
  if (node.type === "html")
    return [...node.value.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, url = ""]) => url);
  return "url" in node ? [node.url] : [];
}

/** A path below a folder of the project, with nothing else beside it. */
function isPath(code: string): boolean {
  return /^(?:src|test|scripts|openapi|generated|\.github|\.ci)\/[\w./-]*$/.test(code);
}

function parse(root: string, document: string): Nodes {
  return fromMarkdown(readFileSync(join(root, document), "utf8"));
}

function listNodes(node: Nodes): Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap(listNodes)] : [node];
}
