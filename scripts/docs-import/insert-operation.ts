import { isMap, isSeq, parseDocument } from "yaml";
import { openContract, type YamlPath } from "../docs-drift/contract-tree.ts";
import { type FoundOperation, isName, listOperations } from "../docs-drift/find-operation.ts";
import { readContractResponseTypes } from "../docs-drift/read-contract-response-types.ts";
import { appendYamlKey, removeYamlKey, setYamlValue } from "../shared/edit-yaml.ts";
import type { ImportedOperation } from "./make-operation.ts";

const verbs = ["get", "head", "post", "put", "patch", "delete", "options"];

/** Adds an operation to the text of the contract; nothing else in the text changes. */
export function insertOperation(source: string, imported: ImportedOperation): string {
  const { path, method, schemas, answers, tasks } = imported;
  const operation = { ...imported.operation, "x-gap": [...tasks] };
  const document = parseDocument(source);
  const item = document.getIn(["paths", path]);
  let text = isMap(item)
    ? appendYamlKey(
        source,
        ["paths", path],
        method,
        operation,
        findLaterVerb(Object.keys(item.toJSON() as object), method),
      )
    : appendYamlKey(source, ["paths"], path, { [method]: operation });
  for (const [name, schema] of Object.entries(schemas))
    text = appendYamlKey(text, ["components", "schemas"], name, schema);
  text = excludeFromOtherAnswer(text, answers.ids);
  for (const [id, scenario] of listScenarios(text, imported))
    text = appendYamlKey(text, ["x-mock-scenarios"], id, scenario);
  return text;
}

function findLaterVerb(present: readonly string[], method: string): string | undefined {
  return present.find((verb) => verbs.indexOf(verb) > verbs.indexOf(method));
}

const excluded: YamlPath = [
  "components",
  "schemas",
  "OtherAnswer",
  "allOf",
  1,
  "properties",
  "response_type_id",
  "not",
  "enum",
];

/** Answers that led to an operation which the contract lacked lead to it now. */
export function linkAwaitedSteps(source: string, operation: FoundOperation): string {
  const contract = openContract(source);
  const steps = listOperations(contract).flatMap(({ at }) =>
    readContractResponseTypes(contract, at).flatMap(({ declaration }, index) => {
      const says = declaration?.says;
      const next = typeof says === "object" ? says.next : null;
      return next !== null && isName(next, operation) ? [[...at, "x-response-types", index]] : [];
    }),
  );
  return steps.reduce(
    (text, step) =>
      removeYamlKey(setYamlValue(text, [...step, "next"], operation.operationId), step, "x-docs"),
    source,
  );
}

/** An answer with a documented id is not any other answer. */
function excludeFromOtherAnswer(source: string, ids: readonly number[]): string {
  const document = parseDocument(source);
  const list = document.getIn(excluded);
  if (!isSeq(list)) return source;
  const known = list.toJSON() as number[];
  const all = [...new Set([...known, ...ids])].sort((one, other) => one - other);
  return all.length === known.length ? source : setYamlValue(source, excluded, all);
}

/** A customer id for each documented answer that no scenario brings about yet. */
function listScenarios(source: string, { answers }: ImportedOperation): [string, object][] {
  const root = parseDocument(source).toJS() as { "x-mock-scenarios": Record<string, { example?: string }> };
  const scenarios = root["x-mock-scenarios"];
  const taken = new Set(Object.keys(scenarios));
  const examples = new Set(Object.values(scenarios).map(({ example }) => example));
  return Object.entries(answers.examples).flatMap(([example, { summary, value }]): [string, object][] => {
    if (examples.has(example)) return [];
    const code = Number((value as Record<string, unknown>).response_type_id ?? 0);
    const id = findFreeId(Math.abs(code), taken);
    taken.add(id);
    return [
      [id, { status: 200, example, meaning: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` }],
    ];
  });
}

/** No mobile number begins with 0; the ending tells the answer. */
function findFreeId(code: number, taken: ReadonlySet<string>): string {
  for (let prefix = 0; ; prefix++) {
    const id = `${String(prefix).padStart(6, "0")}${String(code % 10_000).padStart(4, "0")}`;
    if (!taken.has(id)) return id;
  }
}
