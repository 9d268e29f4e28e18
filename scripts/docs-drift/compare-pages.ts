import { matchFields, type Pair } from "./match-fields.ts";
import { type Field, type Page, splitItems } from "./page.ts";
import type { ContractField, ContractPage } from "./read-contract-page.ts";

/** What the page says otherwise than the contract; `declared` is what the contract declares as intended. */
export interface Finding {
  kind:
    | "method changed"
    | "server changed"
    | "path changed"
    | "added"
    | "removed"
    | "renamed"
    | "moved"
    | "renested"
    | "retyped"
    | "made required"
    | "made optional"
    | "example changed"
    | "stale declaration"
    | "declared";
  place: string;
  page: string;
  contract: string;
  /** Of what is declared. */
  reason?: string;
  /** What would have to follow the page, where it is no more than an attribute of a field. */
  change?: { attribute: Attribute; field: ContractField; page: Field };
}

type Attribute = "type" | "required" | "example";
type Spot = Pick<Field, "place" | "name">;

/** Compares what a page and the contract say about an operation. The wording of a page never matters. */
export function comparePages(page: Page, contract: ContractPage): Finding[] {
  const absent = contract.fields.filter(({ declaration }) => declaration?.says === "absent");
  const extras = contract.extras.map((extra) => ({ ...extra, place: extra.in }));
  const { pairs, removed, added } = matchFields(
    contract.fields.filter((field) => !isWithin(absent, field)),
    page.fields.filter((field) => !isWithin([...absent, ...extras], field)),
  );
  return [
    ...compareEndpoint(page, contract, pairs),
    ...pairs.flatMap(comparePair),
    ...removed.map((field) => finding("removed", nameOf(field), "absent", describe(field))),
    ...added.map((field) => finding("added", nameOf(field), describe(field), "absent")),
    ...absent.map((field) =>
      isOn(page.fields, field)
        ? finding("stale declaration", nameOf(field), "present", "declared absent from the page")
        : declared(nameOf(field), "absent", describe(field), field.declaration?.reason),
    ),
    ...extras.map((extra) =>
      isOn(page.fields, extra)
        ? declared(nameOf(extra), "present", "absent", extra.reason)
        : finding("stale declaration", nameOf(extra), "absent", "declared present on the page"),
    ),
  ];
}

function isOn(spots: readonly Spot[], spot: Spot): boolean {
  return spots.some(({ place, name }) => place === spot.place && name === spot.name);
}

function isWithin(spots: readonly Spot[], spot: Spot): boolean {
  return spots.some(({ place, name }) => place === spot.place && `${spot.name}.`.startsWith(`${name}.`));
}

function compareEndpoint(page: Page, contract: ContractPage, pairs: readonly Pair[]): Finding[] {
  const findings: Finding[] = [];
  const method = page.methods.join(" and ");
  if (method !== contract.method) findings.push(finding("method changed", "method", method, contract.method));

  const { target } = page;
  const paths = [contract.path, renamePlaceholders(contract.path, pairs)];
  const servers = target.startsWith("/") ? [""] : contract.servers;
  if (servers.some((server) => paths.some((path) => target === server + path))) return findings;
  const path = paths.find((candidate) => target.endsWith(candidate));
  const server = servers.find((candidate) => target.startsWith(`${candidate}/`));
  if (server === undefined) {
    const shown = path ? target.slice(0, -path.length) : target;
    findings.push(finding("server changed", "server", shown, servers.join(" or ")));
  }
  if (path === undefined || server !== undefined) {
    findings.push(finding("path changed", "path", target.slice(server?.length), contract.path));
  }
  return findings;
}

/** A renamed path parameter is reported as such; that the path calls it by the new name is no second change. */
function renamePlaceholders(path: string, pairs: readonly Pair[]): string {
  return path.replaceAll(/\{([^}]*)\}/g, (placeholder, name) => {
    const pair = pairs.find(({ contract }) => contract.place === "path" && contract.name === name);
    return pair ? `{${pair.page.name}}` : placeholder;
  });
}

function comparePair({ contract, page, fate }: Pair): Finding[] {
  const findings = (["type", "required", "example"] as const).flatMap((attribute) =>
    compareAttribute(attribute, contract, page),
  );
  if (fate === "kept") return findings;
  const kind = fate === "moved" && page.place === "response" ? "renested" : fate;
  return [finding(kind, nameOf(contract), nameOf(page), nameOf(contract)), ...findings];
}

function compareAttribute(attribute: Attribute, field: ContractField, page: Field): Finding[] {
  const { declaration } = field;
  const told = typeof declaration?.says === "object" ? declaration.says[attribute] : undefined;
  const shown = show(attribute, page[attribute]);
  const own = show(attribute, field[attribute]);
  const place = nameOf(field);
  if (told === undefined) {
    if (shown === own) return [];
    return [{ ...finding(kindOf(attribute, page), place, shown, own), change: { attribute, field, page } }];
  }
  const expected = show(attribute, told);
  if (shown === own)
    return [finding("stale declaration", place, shown, `declared: the page says ${expected}`)];
  if (shown === expected) return [declared(place, shown, own, declaration?.reason)];
  return [finding(kindOf(attribute, page), place, shown, `${own} (declared: the page says ${expected})`)];
}

function kindOf(attribute: Attribute, page: Field): Finding["kind"] {
  if (attribute === "type") return "retyped";
  if (attribute === "example") return "example changed";
  return page.required ? "made required" : "made optional";
}

function show(attribute: Attribute, value: string | boolean | undefined): string {
  if (attribute === "required") return value ? "required" : "optional";
  if (value === undefined) return "none";
  return attribute === "example" ? splitItems(String(value)).join(",") : String(value);
}

function finding(kind: Finding["kind"], place: string, page: string, contract: string): Finding {
  return { kind, place, page, contract };
}

function declared(place: string, page: string, contract: string, reason = ""): Finding {
  return { kind: "declared", place, page, contract, reason };
}

function nameOf({ place, name }: Spot): string {
  return `${place} ${name}`;
}

function describe({ place, type, required }: Field): string {
  return place === "response" ? type : `${type}, ${required ? "required" : "optional"}`;
}
