import { alignFlatFields } from "./align-flat-fields.ts";
import { compareResponseTypes } from "./compare-response-types.ts";
import type { Attribute, Finding } from "./finding.ts";
import { straightenQuotes } from "./forms/read-sample.ts";
import { matchFields, type Pair } from "./match-fields.ts";
import { type Field, type Page, type Place, splitItems, UnreadablePageError } from "./page.ts";
import type { ContractField, ContractPage } from "./read-contract-page.ts";

type Spot = Pick<Field, "place" | "name">;

/**
 * Compares what a page and the contract say about an operation, as far as the page shows it. The wording of a page
 * never matters.
 *
 * @throws UnreadablePageError when the page ends in the middle of its response fields
 */
export function comparePages(page: Page, contract: ContractPage): Finding[] {
  const isShown = ({ place }: { place: Place }) => !isHidden(page, place);
  const own = contract.fields.filter(isShown);
  const shown = alignFlatFields(own, page.fields);
  const absent = own.filter(({ declaration }) => declaration?.says === "absent");
  const extras = contract.extras.map((extra) => ({ ...extra, place: extra.in })).filter(isShown);
  const { pairs, removed, added } = matchFields(
    own.filter((field) => !isWithin(absent, field)),
    shown.filter((field) => !isWithin([...absent, ...extras], field)),
  );
  refuseCutOff(page, removed, own);
  return [
    ...compareEndpoint(page, contract, pairs),
    ...pairs.flatMap(comparePair),
    ...removed.map((field) => finding("removed", nameOf(field), "absent", describe(field))),
    ...added.map((field) => ({
      ...finding("added", nameOf(shorten(field)), describe(field), "absent"),
      added: field,
    })),
    ...absent.map((field) =>
      isOn(shown, field)
        ? finding("stale declaration", nameOf(field), "present", "declared absent from the page")
        : declared(nameOf(field), "absent", describe(field), field.declaration?.reason),
    ),
    ...extras.map((extra) =>
      isOn(shown, extra)
        ? declared(nameOf(extra), "present", "absent", extra.reason)
        : finding("stale declaration", nameOf(extra), "absent", "declared present on the page"),
    ),
    ...compareResponseTypes(page, contract),
  ];
}

function isHidden({ hidden }: Page, place: Place): boolean {
  if (place === "header") return hidden.includes("headers");
  if (place === "response") return hidden.includes("response fields");
  return hidden.includes("parameters");
}

/** Every answer has the fields of the envelope: where the last ones are missing, the page was cut off. */
function refuseCutOff({ isOpenEnded }: Page, removed: readonly Field[], own: readonly ContractField[]): void {
  const isLost = (field: Field) => isWithin(removed, field);
  const response = own.filter((field) => field.place === "response" && field.declaration?.says !== "absent");
  const tail = response.slice(response.findLastIndex((field) => !isLost(field)) + 1);
  if (isOpenEnded && tail.length > 1 && tail.some(({ name }) => !name.includes(".")))
    throw new UnreadablePageError(
      `it ends before ${tail.map(({ name }) => name).join(", ")}: cut off, so copy or fetch it again`,
    );
}

/** Where the nesting is not shown, the object that holds a new field is a guess. */
function shorten(field: Field): Field {
  return field.hidden?.includes("nesting") ? { ...field, name: lastName(field) } : field;
}

function lastName({ name }: Field): string {
  return name.slice(name.lastIndexOf(".") + 1);
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
  const strangers = page.servers?.filter((server) => !contract.servers.includes(server)) ?? [];
  if (strangers.length > 0)
    findings.push(
      finding("server changed", "server", strangers.join(" and "), contract.servers.join(" or ")),
    );
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
  return [finding(kind, nameOf(contract), nameOf(shorten(page)), nameOf(contract)), ...findings];
}

function compareAttribute(attribute: Attribute, field: ContractField, page: Field): Finding[] {
  if (isAttributeHidden(attribute, field, page)) return [];
  const { declaration } = field;
  const told = typeof declaration?.says === "object" ? declaration.says[attribute] : undefined;
  const own = show(attribute, field[attribute]);
  const doubtful = page.doubtfulExample && show(attribute, page.doubtfulExample);
  const isExample = attribute === "example" && (doubtful === own || doubtful === String(told));
  const shown = isExample && doubtful !== undefined ? doubtful : show(attribute, page[attribute]);
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
  return attribute === "example" ? splitItems(straightenQuotes(String(value))).join(",") : String(value);
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
