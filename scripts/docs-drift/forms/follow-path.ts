import { findReferred } from "./follow-references.ts";
import type { VendorOpenApi, VendorParameter, VendorPath } from "./vendor-openapi.ts";

/**
 * A path of the vendor's file with what it refers to. A reference stays that leads out of the file, nowhere, back to
 * itself, or to what the path says, too: OpenAPI leaves open what holds then.
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
  const keyOf = ({ in: place, name }: VendorParameter) => `${place} ${String(name).toLowerCase()}`;
  const keys = new Set((own ?? []).map((parameter) => keyOf(Object(parameter) as VendorParameter)));
  return [
    ...shared.filter((parameter) => !keys.has(keyOf(Object(parameter) as VendorParameter))),
    ...(own ?? []),
  ];
}
