/** A change as `redocly diff` reports it, as far as it is read here. */
export interface RatedChange {
  /** Pointer to the changed node, as reached through the paths. */
  path: string;
  kind: "added" | "removed" | "modified";
  typeName: string;
  impact: Rating;
  verdicts: { impact: string; message: string }[];
  /** The changed key of the node, if it is not the node itself. */
  property?: string;
  base?: { pointer: string; value?: unknown };
  revision?: { pointer: string; value?: unknown };
}

type Rating = "major" | "minor" | "patch";

/** What a change means to callers: `breaking` makes work for them, `minor` is new to them, `patch` neither. */
export type Impact = "breaking" | "minor" | "patch";

/** A change of the contract: where, what, and what it means to callers. */
export interface Change {
  pointer: string;
  message: string;
  impact: Impact;
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

// Beside the safeguards: what a caller is let do more, where it changes without breaking.
const demands = new Set([...safeguards, "const", "enum", "required", "type"]);

/**
 * Rates a change for a caller. Where that differs from `redocly diff`, it is because that takes the view of a server,
 * which may always demand less, and knows no table of answers.
 */
export function rateChange(change: RatedChange): { impact: Impact; message: string } {
  const { path, kind, typeName, property, verdicts } = change;
  const name = property ? `\`${property}\` of ${typeName}` : typeName;
  const message = verdicts.find(({ impact }) => impact === "major")?.message ?? `${name} was ${kind}`;
  const isRequest = /\/(requestBody|parameters)(\/|$)/.test(path);
  const wasThere = change.base?.value !== undefined;
  const isThere = change.revision?.value !== undefined;

  // A new answer reaches callers as a response type that they do not know yet, and those they are to expect.
  if (/\/responses\/\d+\/content\/[^/]+\/schema\/oneOf\/\d+$/.test(path) && kind !== "modified")
    return { impact: kind === "added" ? "minor" : "breaking", message: `an answer was ${kind}` };
  // Callers rely on errors that show no part of the value.
  if (property === "x-sensitive")
    return {
      impact: isThere && change.revision?.value === true ? "minor" : "breaking",
      message: `${name} was ${kind}`,
    };
  // Texts and notes; what callers see of the others, compareExtensions tells.
  if (typeName === "SpecExtension") return { impact: "patch", message };
  // Below `not` the view turns round: a value more there is one less that can come, or that is accepted.
  if (property === "enum" && /\/not$/.test(path)) {
    const [before, after] = [listValues(change.base), listValues(change.revision)];
    const lost = isRequest ? listOthers(after, before) : listOthers(before, after);
    return { impact: lost.length > 0 ? "breaking" : "minor", message };
  }
  // The methods and the types of callers name a parameter, also one in the path.
  if (typeName === "Parameter" && property === "name")
    return { impact: "breaking", message: `a parameter was renamed: ${message}` };
  // One path alone on another server: callers give one base URL.
  if (typeName.startsWith("Server") && path.startsWith("#/paths/"))
    return { impact: "breaking", message: `a path has servers of its own: ${name} was ${kind}` };
  // Callers would leave out a header that the vendor still demands, or sign differently from one another.
  if (typeName.startsWith("SecurityRequirement"))
    return { impact: "breaking", message: `security changed: ${name}` };
  // A caller who left the field out sends another request from now on.
  if (isRequest && property === "default")
    return { impact: "breaking", message: `\`default\` of a request changed` };
  // The client refuses by these rules what the vendor refuses: without one, the call goes out.
  if (isRequest && wasThere && !isThere && property && safeguards.has(property))
    return { impact: "breaking", message: `\`${property}\` of a request was dropped` };
  // What is refused no longer is new to callers.
  if (isRequest && change.impact === "patch" && property && demands.has(property))
    return { impact: "minor", message };
  return { impact: change.impact === "major" ? "breaking" : change.impact, message };
}

function listValues(side: { value?: unknown } | undefined): unknown[] {
  return Array.isArray(side?.value) ? side.value : [];
}

/** The values of a list that another one lacks. */
function listOthers(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  return list.filter((value) => !other.includes(value));
}
