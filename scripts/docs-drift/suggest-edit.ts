import { stringify } from "yaml";
import { markGap } from "../docs-import/gaps.ts";
import { readAttribute } from "./compare-attributes.ts";
import type { Finding } from "./finding.ts";
import type { Field } from "./page.ts";

const gap = markGap("say it in our own words");

/** The YAML, or the sentence, that helps somebody to follow a finding that is left to judgement. */
export function suggestEdit(finding: Finding, operationId: string): string {
  const { kind, place, page, contract } = finding;
  if (finding.added) {
    const { field, holder } = finding.added;
    const required = field.required && field.place === "body" ? ", and its name in required" : "";
    return snippet(`in ${whereToAdd(field, holder, operationId)}${required}`, describeField(field, holder));
  }
  if (kind === "response type added") {
    const row = { id: Number(place.split(" ").at(-1)), name: gap, meaning: gap, success: gap, next: null };
    return snippet(`in x-response-types of ${operationId}`, [row]);
  }
  if (kind === "removed")
    return snippet(`delete ${place}, or declare beside it why the contract keeps it`, declare("absent"));
  if (kind === "renamed" || kind === "moved" || kind === "renested")
    return `    change ${contract} into ${page}, in its schema, the required list and the examples`;
  if (kind === "stale declaration")
    return `    delete the x-docs of ${place}: ${contract}, but it is ${page}`;
  if (kind === "method changed" || kind === "path changed" || kind === "server changed")
    return `    change ${contract} into ${page}, and the hand-written tests of ${operationId}`;
  if (finding.change)
    return snippet(
      `change ${place} from ${contract} to ${page}, or declare beside it why not`,
      declare({
        [finding.change.attribute]: readAttribute(finding.change.attribute, finding.change.page) ?? "none",
      }),
    );
  return `    change ${contract} into ${page}, or declare in x-docs why not`;
}

function declare(says: unknown): object {
  return { "x-docs": { says, reason: gap } };
}

function whereToAdd({ place }: Field, holder: string, operationId: string): string {
  const properties = holder === "" ? "properties" : `properties of ${holder}`;
  if (place === "body") return `${properties} of the request schema of ${operationId}`;
  if (place === "response") return `${properties} of the answer's schema of ${operationId}`;
  return place === "header" ? "components/securitySchemes" : `parameters of ${operationId}`;
}

function describeField({ place, name, type, required, example }: Field, holder: string): object {
  const key = holder === "" ? name : name.slice(holder.length + 1);
  const shown = example === undefined ? {} : { examples: [example] };
  if (place === "header") return { [key]: { type: "apiKey", in: "header", name, description: gap } };
  if (place === "path" || place === "query")
    return [{ name, in: place, required: required === true, description: gap, schema: { type, ...shown } }];
  return { [key]: { type, description: gap, ...shown } };
}

function snippet(where: string, value: object): string {
  const lines = stringify(value, { lineWidth: 0 }).trimEnd().split("\n");
  return [`    ${where}:`, ...lines.map((line) => `      ${line}`)].join("\n");
}
