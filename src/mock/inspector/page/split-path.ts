import { make } from "./dom.ts";

/** A path whose lines end between its segments: left alone, browsers break it at hyphens and inside of names. */
export function splitPath(path: string): (Node | string)[] {
  return path
    .split(/(?=\/)/)
    .map((part) => (part.startsWith("/") ? make("span", { class: "segment" }, part) : part));
}
