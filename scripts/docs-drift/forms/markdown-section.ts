import type { Heading, Nodes, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Place } from "../page.ts";

/** Text of a heading, name or type, without the asterisks of emphasis, which is not parsed. */
export function plainTextOf(node: Nodes | undefined): string {
  return textOf(node).replaceAll("*", "").trim();
}

/** A heading with what stands below it. */
export interface Section {
  heading: Heading | undefined;
  /** What the section documents, if it documents fields. */
  place: Place | undefined;
  nodes: RootContent[];
}
