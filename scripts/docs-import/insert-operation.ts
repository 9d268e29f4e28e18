import type { Document } from "yaml";
import type { ContractTree } from "../docs-drift/contract-tree.ts";
import { type FoundOperation, isName, listOperations } from "../docs-drift/find-operation.ts";
import { readContractResponseTypes } from "../docs-drift/read-contract-response-types.ts";
import { appendYamlKeys, removeYamlKey, setYamlValue, type YamlAddition } from "../shared/edit-yaml.ts";
import type { OpenApiDocument } from "../shared/read-contract.ts";
import type { ImportedOperation } from "./make-operation.ts";

const verbs = ["get", "head", "post", "put", "patch", "delete", "options"];

/**
 * Adds operations to the text of the contract; nothing else in the text changes.
 *
 * @param document the text, parsed
 * @param present the same as plain values
 */
export function insertOperations(
  source: string,
  document: Document,
  present: OpenApiDocument,
  all: readonly ImportedOperation[],
): string {
  const verbsAdded: YamlAddition[] = [];
  const added: Record<string, Record<string, object>> = {};
  for (const { path, method, operation, tasks } of all) {
    const full = { ...operation, "x-gap": [...tasks] };
    const item = present.paths[path];
    if (item)
      verbsAdded.push({
        path: ["paths", path],
        entries: { [method]: full },
        before: findLaterVerb(Object.keys(item), method),
      });
    else added[path] = sortVerbs({ ...added[path], [method]: full });
  }
  const schemas = Object.assign({}, ...all.map((operation) => operation.schemas));
  const scenarios = listScenarios(present["x-mock-scenarios"], all);
  const additions = [
    ...verbsAdded,
    { path: ["paths"], entries: added },
    { path: ["components", "schemas"], entries: schemas },
    { path: ["x-mock-scenarios"], entries: scenarios },
  ];
  return appendYamlKeys(source, additions, document);
}

function sortVerbs(item: Record<string, object>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(item).sort(([one], [other]) => verbs.indexOf(one) - verbs.indexOf(other)),
  );
}

function findLaterVerb(present: readonly string[], method: string): string | undefined {
  return present.find((verb) => verbs.indexOf(verb) > verbs.indexOf(method));
}

/** Answers that led to operations which the contract lacked lead to them now. */
export function linkAwaitedSteps(
  source: string,
  contract: ContractTree,
  operations: readonly FoundOperation[],
): string {
  const steps = listOperations(contract).flatMap(({ at }) =>
    readContractResponseTypes(contract, at).flatMap(({ declaration }, index) => {
      const says = declaration?.says;
      const next = typeof says === "object" ? says.next : null;
      const step = next === null ? undefined : operations.find((operation) => isName(next, operation));
      return step ? [{ at: [...at, "x-response-types", index], operationId: step.operationId }] : [];
    }),
  );
  return steps.reduce(
    (text, { at, operationId }) =>
      removeYamlKey(setYamlValue(text, [...at, "next"], operationId), at, "x-docs"),
    source,
  );
}

/** A customer id for each documented answer that no scenario brings about yet. */
function listScenarios(
  present: OpenApiDocument["x-mock-scenarios"],
  all: readonly ImportedOperation[],
): Record<string, object> {
  const taken = new Set(Object.keys(present));
  const examples = new Set(Object.values(present).map(({ example }) => example));
  const added: Record<string, object> = {};
  for (const [example, { summary, value }] of all.flatMap(({ answers }) =>
    Object.entries(answers.examples),
  )) {
    if (examples.has(example)) continue;
    examples.add(example);
    const id = findFreeId(Math.abs(Number((value as Record<string, unknown>).response_type_id ?? 0)), taken);
    taken.add(id);
    added[id] = { status: 200, example, meaning: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` };
  }
  return added;
}

/** No mobile number begins with 0; the ending tells the answer. */
function findFreeId(code: number, taken: ReadonlySet<string>): string {
  for (let prefix = 0; ; prefix++) {
    const id = `${String(prefix).padStart(6, "0")}${String(code % 10_000).padStart(4, "0")}`;
    if (!taken.has(id)) return id;
  }
}
