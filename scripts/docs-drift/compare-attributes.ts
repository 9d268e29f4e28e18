import { type Attribute, type Finding, makeDeclared, makeFinding, nameOf } from "./finding.ts";
import { type Field, splitItems } from "./page.ts";
import { straightenQuotes, toPlainCharacters } from "./plain-characters.ts";
import type { ContractField } from "./read-contract-field.ts";

/** Compares what the page and the contract say of a field that both have. */
export function compareAttributes(contract: ContractField, page: Field): Finding[] {
  return (["type", "required", "example"] as const).flatMap((attribute) =>
    compareAttribute(attribute, contract, page),
  );
}

function compareAttribute(attribute: Attribute, field: ContractField, page: Field): Finding[] {
  if (isAttributeHidden(attribute, field, page)) return [];
  const { declaration } = field;
  const told = typeof declaration?.says === "object" ? declaration.says[attribute] : undefined;
  const own = show(attribute, field[attribute]);
  const doubtful = attribute === "example" ? (page.doubtfulExamples ?? []) : [];
  const expectations = [own, ...(told === undefined ? [] : [show(attribute, told)])];
  const shown =
    doubtful.map((text) => show(attribute, text)).find((text) => expectations.includes(text)) ??
    show(attribute, page[attribute]);
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

const scalars = new Set(["string", "number", "integer", "boolean"]);

function isAttributeHidden(attribute: Attribute, field: ContractField, page: Field): boolean {
  if (attribute === "type") return page.hidden?.includes("type") === true && !isScalar(field);
  return attribute === "example" && page.hidden?.includes("example") === true;
}

function isScalar({ type, declaration }: ContractField): boolean {
  const told = typeof declaration?.says === "object" ? declaration.says.type : undefined;
  return (told ?? type).split(" or ").every((word) => scalars.has(word));
}

function kindOf(attribute: Attribute, page: Field): Finding["kind"] {
  if (attribute === "type") return "retyped";
  if (attribute === "example") return "example changed";
  return page.required ? "made required" : "made optional";
}

function show(attribute: Attribute, value: string | number | boolean | undefined): string {
  if (attribute === "required") return value ? "required" : "optional";
  if (value === undefined) return "none";
  return splitItems(straightenQuotes(toPlainCharacters(String(value)))).join(",");
}
