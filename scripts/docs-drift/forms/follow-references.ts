// Far above what an operation refers to. References within what is referred to multiply.
const maxReferences = 5000;

/**
 * Replaces each reference within a document by the part that it leads to, past references there. One that leads out of
 * the document, nowhere, or back to itself stays.
 */
export function followReferences<T>(document: object, value: T): T {
  let left = maxReferences;
  const follow = (node: unknown, within: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => follow(item, within));
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...rest } = node as { $ref?: unknown };
    const target =
      typeof $ref === "string" && !within.includes($ref) && left-- > 0
        ? findReferred(document, $ref)
        : undefined;
    // In the order of the file, where __proto__ is a name like others.
    const entries = Object.entries(target === undefined ? node : rest);
    const own = Object.fromEntries(entries.map(([key, child]) => [key, follow(child, within)]));
    if (target === undefined) return own;
    // Keywords beside a reference count, too.
    return { ...(follow(target, [...within, String($ref)]) as object), ...own };
  };
  return follow(value, []) as T;
}

/** The object that a reference leads to within a document. */
export function findReferred(document: object, reference: string): object | undefined {
  if (!reference.startsWith("#/")) return undefined;
  const keys = reference.slice(2).split("/");
  const target = keys
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, key) => (Object.hasOwn(Object(node), key) ? (node as Record<string, unknown>)[key] : undefined),
      document,
    );
  return typeof target === "object" && target !== null && !Array.isArray(target) ? target : undefined;
}
