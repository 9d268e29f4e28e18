import { type Attribute, type Finding, makeDeclared, makeFinding, nameOf } from "./finding.ts";
import { type Field, scalarTypes, splitItems, toText } from "./page.ts";
import { straightenQuotes, toPlainCharacters } from "./plain-characters.ts";
import type { ContractField } from "./read-contract-field.ts";

/** Compares what the page and the contract say of a field that both have. */
export function compareAttributes(contract: ContractField, page: Field): Finding[] {
  return (["type", "required", "example", "enum", "default"] as const).flatMap((attribute) =>
    compareAttribute(attribute, contract, page),
  );
}

function compareAttribute(attribute: Attribute, field: ContractField, page: Field): Finding[] {
  if (isAttributeHidden(attribute, field, page)) return [];
  const { declaration } = field;
  const told = typeof declaration?.says === "object" ? declaration.says[attribute] : undefined;
  if (told === undefined && readAttribute(attribute, field) === readAttribute(attribute, page)) return [];
  const own = show(attribute, readAttribute(attribute, field));
  const doubtful = attribute === "example" ? (page.doubtfulExamples ?? []) : [];
  const expectations = [own, ...(told === undefined ? [] : [show(attribute, told)])];
  const shown =
    doubtful.map((text) => show(attribute, text)).find((text) => expectations.includes(text)) ??
    show(attribute, readAttribute(attribute, page));
  const place = nameOf(field);
  if (told === undefined) {
    if (shown === own) return [];
    return [
      { ...makeFinding(kindOf(attribute, page), place, shown, own), change: { attribute, field, page } },
    ];
  }
  const expected = show(attribute, told);
  if (shown === own)
    return [makeFinding("stale declaration", place, shown, `declared: the page says ${expected}`)];
  if (shown === expected) return [makeDeclared(place, shown, own, declaration?.reason)];
  return [makeFinding(kindOf(attribute, page), place, shown, `${own} (declared: the page says ${expected})`)];
}

function isAttributeHidden(attribute: Attribute, field: ContractField, page: Field): boolean {
  if (attribute === "type") return page.hidden?.includes("type") === true && !isScalar(field);
  if (attribute === "enum" || attribute === "default") return page.limits === undefined;
  return attribute === "example" && page.hidden?.includes("example") === true;
}

function isScalar({ type, declaration }: ContractField): boolean {
  const told = typeof declaration?.says === "object" ? declaration.says.type : undefined;
  return (told ?? type).split(" or ").every((word) => scalarTypes.includes(word));
}

function kindOf(attribute: Attribute, page: Field): Finding["kind"] {
  if (attribute === "type") return "retyped";
  if (attribute === "example") return "example changed";
  if (attribute === "enum") return "allowed values changed";
  if (attribute === "default") return "default changed";
  return page.required ? "made required" : "made optional";
}

function show(attribute: Attribute, value: string | number | boolean | undefined): string {
  if (attribute === "required") return value ? "required" : "optional";
  if (value === undefined) return "none";
  if (attribute === "type") return String(value);
  const items = splitItems(straightenQuotes(toPlainCharacters(String(value))));
  // In whichever order they are listed.
  return attribute === "enum" ? items.sort().join(", ") : items.join(",");
}

/** The text of an attribute of a field, as a page shows it. No page says that a value may be null. */
export function readAttribute(attribute: Attribute, field: Field): string | boolean | undefined {
  if (attribute !== "enum" && attribute !== "default") return field[attribute];
  const values = attribute === "enum" ? (field.limits?.enum ?? []) : [field.limits?.default];
  const texts = values.filter((value) => value !== null && value !== undefined).map(toText);
  return texts.length > 0 ? texts.join(",") : undefined;
}
