import { alignFlatFields } from "./align-flat-fields.ts";
import { compareAttributes } from "./compare-attributes.ts";
import { compareHttpStatuses } from "./compare-http-statuses.ts";
import { compareResponseTypes } from "./compare-response-types.ts";
import { type Finding, makeDeclared, makeFinding, nameOf } from "./finding.ts";
import { holderOf } from "./holder-of.ts";
import { matchFields, type Pair } from "./match-fields.ts";
import { type Field, type Page, type Place, UnreadablePageError } from "./page.ts";
import type { ContractField } from "./read-contract-field.ts";
import type { ContractPage } from "./read-contract-page.ts";

type Spot = Pick<Field, "place" | "name">;

/**
 * Compares what a page and the contract say about an operation, as far as the page shows it. The wording of a page
 * never matters.
 *
 * @throws UnreadablePageError when the page ends in the middle of its response fields
 */
export function comparePages(published: Page, contract: ContractPage): Finding[] {
  const { page, findings: names } = applyDeclaredNames(published, contract);
  const isShown = ({ place }: { place: Place }) => !isHidden(page, place);
  const own = contract.fields.filter(isShown);
  const shown = alignFlatFields(own, page.fields);
  const absent = own.filter(({ declaration }) => declaration?.says === "absent");
  const extras = contract.extras
    .flatMap(({ in: place, ...extra }) => (place === "status" ? [] : [{ ...extra, place }]))
    .filter(isShown);
  const { pairs, removed, added } = matchFields(
    own.filter((field) => !isWithin(absent, field)),
    shown.filter((field) => !isWithin([...absent, ...extras], field)),
  );
  refuseCutOff(page, removed, own);
  const all = [...own, ...shown];
  return [
    ...names,
    ...compareEndpoint(page, contract, pairs),
    ...pairs.flatMap(comparePair),
    ...removed.map((field) => makeFinding("removed", nameOf(field), "absent", describe(field))),
    ...added.map((field) => ({
      ...makeFinding("added", nameOf(shorten(field)), describe(field), "absent"),
      added: { field, holder: holderOf(all, field) },
    })),
    ...absent.map((field) =>
      isOn(shown, field)
        ? makeFinding("stale declaration", nameOf(field), "present", "declared absent from the page")
        : makeDeclared(nameOf(field), "absent", describe(field), field.declaration?.reason),
    ),
    ...extras.map((extra) =>
      isOn(shown, extra)
        ? makeDeclared(nameOf(extra), "present", "absent", extra.reason)
        : makeFinding("stale declaration", nameOf(extra), "absent", "declared present on the page"),
    ),
    ...compareResponseTypes(page, contract),
    ...compareHttpStatuses(page, contract),
  ];
}

/** The page with the names of the contract for those path parameters that the contract calls otherwise on purpose. */
function applyDeclaredNames(published: Page, contract: ContractPage): { page: Page; findings: Finding[] } {
  let page = published;
  const findings: Finding[] = [];
  for (const { place, name, declaration } of contract.fields) {
    const told = typeof declaration?.says === "object" ? declaration.says.name : undefined;
    if (place !== "path" || told === undefined || !page.target.includes(`{${told}}`)) continue;
    const rename = (field: Field) =>
      field.place === "path" && field.name === told ? { ...field, name } : field;
    page = {
      ...page,
      target: page.target.replace(`{${told}}`, `{${name}}`),
      fields: page.fields.map(rename),
    };
    findings.push(makeDeclared(nameOf({ place, name }), told, name, declaration?.reason));
  }
  return { page, findings };
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
  if (isOpenEnded && tail.length > 1 && tail.some((field) => holderOf(own, field) === ""))
    throw new UnreadablePageError(
      `it ends before ${tail.map(({ name }) => name).join(", ")}: cut off, so copy or fetch it again`,
    );
}

/** Where the nesting is not shown, the object that holds a new field is a guess. */
function shorten(field: Field): Field {
  return field.hidden?.includes("nesting") ? { ...field, name: field.spelling ?? field.name } : field;
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
  if (method !== contract.method)
    findings.push(makeFinding("method changed", "method", method, contract.method));

  const { target } = page;
  const strangers = page.servers?.filter((server) => !contract.servers.includes(server)) ?? [];
  if (strangers.length > 0)
    findings.push(
      makeFinding("server changed", "server", strangers.join(" and "), contract.servers.join(" or ")),
    );
  const paths = [contract.path, renamePlaceholders(contract.path, pairs)];
  const servers = target.startsWith("/") ? [""] : contract.servers;
  if (servers.some((server) => paths.some((path) => target === server + path))) return findings;
  const path = paths.find((candidate) => target.endsWith(candidate));
  const server = servers.find((candidate) => target.startsWith(`${candidate}/`));
  if (server === undefined) {
    const shown = path ? target.slice(0, -path.length) : target;
    findings.push(makeFinding("server changed", "server", shown, servers.join(" or ")));
  }
  if (path === undefined || server !== undefined) {
    findings.push(makeFinding("path changed", "path", target.slice(server?.length), contract.path));
  }
  return findings;
}

/** A renamed path parameter is reported as such; that the path calls it by the new name is the same change. */
function renamePlaceholders(path: string, pairs: readonly Pair[]): string {
  return path.replaceAll(/\{([^}]*)\}/g, (placeholder, name) => {
    const pair = pairs.find(({ contract }) => contract.place === "path" && contract.name === name);
    return pair ? `{${pair.page.name}}` : placeholder;
  });
}

function comparePair({ contract, page, fate }: Pair): Finding[] {
  const findings = compareAttributes(contract, page);
  if (fate === "kept") return findings;
  const kind = fate === "moved" && page.place === "response" ? "renested" : fate;
  return [makeFinding(kind, nameOf(contract), nameOf(shorten(page)), nameOf(contract)), ...findings];
}

function describe({ place, type, required }: Field): string {
  return place === "response" ? type : `${type}, ${required ? "required" : "optional"}`;
}
