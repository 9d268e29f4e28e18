import { findReferred } from "./follow-references.ts";
import type { VendorOpenApi, VendorParameter, VendorPath } from "./vendor-openapi.ts";

/**
 * A path of the vendor's file with what it refers to. A reference stays if it leads out of the file, nowhere, back to
 * itself, or to something that the path says, too: OpenAPI leaves open which of the two holds.
 */
export function followPath(document: VendorOpenApi, path: VendorPath, within: string[] = []): VendorPath {
  const { $ref, ...own } = path;
  if (typeof $ref !== "string" || within.includes($ref)) return path;
  const referred = findReferred(document, $ref) as VendorPath | undefined;
  if (!referred || Object.keys(own).some((key) => Object.hasOwn(referred, key))) return path;
  return { ...followPath(document, referred, [...within, $ref]), ...own };
}

/** The parameters of an operation, and those of its path that it does not define anew. */
export function addPathParameters(own: unknown, shared: unknown): unknown {
  if (shared === undefined) return own;
  // Another shape is refused.
  if (!Array.isArray(shared)) return shared;
  if (own !== undefined && !Array.isArray(own)) return own;
  const keys = new Set((own ?? []).map(keyOf));
  return [...shared.filter((parameter) => !keys.has(keyOf(parameter))), ...(own ?? [])];
}

/** The place and the name of a parameter, of whatever shape it is. Only in the name of a header the case does not matter. */
function keyOf(parameter: unknown): string {
  const { in: place, name } = Object(parameter) as Partial<VendorParameter>;
  const key = JSON.stringify([place, name]);
  return place === "header" ? key.toLowerCase() : key;
}
