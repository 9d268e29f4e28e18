import { addYamlItem, removeYamlItem, setYamlValue } from "../shared/edit-yaml.ts";
import type { Finding } from "./finding.ts";
import { jsonTypes, splitItems } from "./page.ts";

/** What became of the findings of a page in the contract. */
export interface Application {
  /** The text of the contract with what was applied. */
  source: string;
  applied: { finding: Finding; at: string }[];
  /** What somebody has to decide. */
  left: Finding[];
}

/**
 * Applies to the contract what needs no judgement: type, requirement and example of a field that both
 * sides have, unless a declared deviation stands in between.
 */
export function applyFindings(source: string, findings: readonly Finding[]): Application {
  const result: Application = { source, applied: [], left: [] };
  for (const finding of findings.filter(({ kind }) => kind !== "declared")) {
    const edit = planEdit(finding);
    if (edit) {
      result.source = edit.perform(result.source);
      result.applied.push({ finding, at: edit.at });
    } else result.left.push(finding);
  }
  return result;
}

interface Edit {
  at: string;
  perform: (source: string) => string;
}

function planEdit({ change }: Finding): Edit | undefined {
  if (!change) return undefined;
  const { attribute, field, page } = change;
  // Whether the contract follows is a decision: a caller may be refused then.
  if (attribute === "enum" || attribute === "default") return undefined;
  const at = field.at[attribute];
  if (!at) return undefined;
  const plan = (perform: Edit["perform"]) => ({ at: at.join("/"), perform });
  if (attribute === "required") {
    // A path parameter cannot be optional.
    if (field.place === "path") return undefined;
    if (field.place === "query") return plan((source) => setYamlValue(source, at, page.required === true));
    const edit = page.required ? addYamlItem : removeYamlItem;
    return plan((source) => edit(source, at, field.name));
  }
  if (attribute === "example") {
    const value = page.example === undefined ? undefined : toValue(page.example, page.type);
    return value === undefined ? undefined : plan((source) => setYamlValue(source, at, value));
  }
  // A union is there for a reason that no page knows.
  if (field.type.includes(" or ") || !jsonTypes.includes(page.type)) return undefined;
  return plan((source) => {
    const retyped = setYamlValue(source, at, page.type);
    // The same text is another value in the new type.
    const example = page.example === undefined ? undefined : toValue(page.example, page.type);
    if (example === undefined || field.example === undefined || !field.at.example) return retyped;
    return setYamlValue(retyped, field.at.example, example);
  });
}

/** The value that a page shows as text; nothing when the text is not a value of the type. */
function toValue(text: string, type: string): unknown {
  if (type === "string") return text;
  if (type === "array") return splitItems(text);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === type || (type === "integer" && Number.isSafeInteger(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}
