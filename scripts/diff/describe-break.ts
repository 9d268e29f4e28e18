/** A change as `redocly diff` reports it, as far as it is read here. */
export interface RatedChange {
  /** Pointer to the changed node, as reached through the paths. */
  path: string;
  typeName: string;
  impact: "major" | "minor" | "patch";
  verdicts: { impact: string; message: string }[];
  /** The changed key of the node, if it is not the node itself. */
  property?: string;
  base?: { pointer: string; value?: unknown };
  revision?: { pointer: string; value?: unknown };
}

const safeguards = new Set([
  "additionalProperties",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "maxLength",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "multipleOf",
  "pattern",
  "uniqueItems",
]);

/**
 * Tells how a change can break a caller; nothing when it cannot. Two kinds count here that `redocly diff`
 * rates as harmless: it takes the view of a server, which may always demand less.
 */
export function describeBreak(change: RatedChange): string | undefined {
  const verdict = change.verdicts.find(({ impact }) => impact === "major");
  if (verdict) return verdict.message;
  if (change.impact === "major") return `${change.typeName} changed`;
  // Callers would leave out a header that the vendor still demands, or sign differently from one another.
  if (change.typeName.startsWith("SecurityRequirement"))
    return `security changed${change.property ? `: \`${change.property}\`` : ""}`;
  // The client refuses by these rules what the vendor refuses: without one, the call goes out.
  const isRequest = /\/(requestBody|parameters)\//.test(change.path);
  const isDropped = change.base?.value !== undefined && change.revision?.value === undefined;
  if (isRequest && isDropped && change.property && safeguards.has(change.property))
    return `\`${change.property}\` of a request was dropped`;
  return undefined;
}
