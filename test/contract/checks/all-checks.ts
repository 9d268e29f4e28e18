import { probedOperations } from "../probes/probed-operations.ts";
import { checkAnswersOf } from "./check-answers.ts";
import { checkKnownAnswers, checkLimitsInTexts, checkTablesAgree } from "./check-computed-texts.ts";
import { checkSchemasCompile } from "./check-dialect.ts";
import { checkExamples, checkExamplesKeepSchemas } from "./check-examples.ts";
import { checkPins } from "./check-pins.ts";
import { checkRequestsOf } from "./check-requests.ts";
import { checkFieldExamples, checkKeywords, checkNotes } from "./check-schemas.ts";
import { checkTexts } from "./check-texts.ts";
import { asNode, type CheckedContract, type CheckedOperation } from "./checked-contract.ts";
import { isText } from "./texts.ts";

/** Where a check gets its knowledge from. */
export type CheckKind = "probe" | "fixture" | "derived" | "literal pin" | "text pin";

/** A part of what the tests say about a contract: a pure function that lists where the contract says otherwise. */
export interface ContractCheck {
  kind: CheckKind;
  name: string;
  findings(contract: CheckedContract): Iterable<string>;
  /** The parts of the contract that decide; a contract that shares them with a good one is good. All, where missing. */
  reads?(contract: CheckedContract): readonly unknown[];
  /** Keys in those parts that decide nothing. */
  ignores?(key: string, value: unknown): boolean;
}

const annotations = new Set(["examples", "default", "deprecated", "readOnly", "writeOnly"]);

/** Keys of a schema that say nothing about which values it takes. */
const isAnnotation = (key: string, value: unknown) => annotations.has(key) || isText(key, value);

const schemas = ({ document }: CheckedContract) => asNode(document.components)?.schemas;

/** All checks, the cheapest of each kind first. */
export const contractChecks: readonly ContractCheck[] = [
  ...probedOperations.map(
    (probed): ContractCheck => ({
      kind: "probe",
      name: `takes and refuses requests of ${probed.id} as a person chose`,
      ignores: isAnnotation,
      findings: (contract) => checkRequestsOf(contract, probed),
      reads: (contract) => {
        const operation = contract.operations.get(probed.id);
        const item = asNode(asNode(contract.document.paths)?.[probed.path]);
        const components = asNode(contract.document.components);
        const { parameters, requestBody } = operation?.node ?? {};
        const request = [
          operation?.path,
          operation?.method,
          parameters,
          requestBody,
          item?.parameters,
          components?.parameters,
        ];
        return [...request, ...listReached(contract, [parameters, requestBody, components?.parameters])];
      },
    }),
  ),
  ...probedOperations.map(
    ({ id }): ContractCheck => ({
      kind: "fixture",
      name: `takes good answers of ${id}, and refuses almost good ones`,
      ignores: isAnnotation,
      findings: (contract) => checkAnswersOf(contract, id),
      reads: (contract) => {
        const operation = contract.operations.get(id) as CheckedOperation | undefined;
        const { responses } = operation?.node ?? {};
        return [operation?.path, operation?.method, responses, ...listReached(contract, [responses])];
      },
    }),
  ),
  { kind: "literal pin", name: "is what is pinned around the schemas", findings: checkPins },
  {
    kind: "literal pin",
    name: "uses these keywords in its schemas",
    findings: checkKeywords,
    ignores: isText,
    reads: (contract) => [schemas(contract), contract.document.paths],
  },
  { kind: "literal pin", name: "has these examples", findings: checkExamples },
  {
    kind: "literal pin",
    name: "has these examples of fields",
    findings: checkFieldExamples,
    ignores: isText,
    reads: (contract) => [schemas(contract), contract.document.paths],
  },
  { kind: "literal pin", name: "differs from the vendor's page in these places", findings: checkNotes },
  { kind: "derived", name: "shows known answers that are right", findings: checkKnownAnswers },
  {
    kind: "derived",
    name: "names the limits that its keywords set",
    findings: checkLimitsInTexts,
    reads: (contract) => [schemas(contract)],
  },
  { kind: "derived", name: "has tables that agree", findings: checkTablesAgree },
  {
    kind: "derived",
    name: "keeps its schemas in every example",
    findings: checkExamplesKeepSchemas,
    ignores: isText,
    reads: ({ document }) => [document.paths, document.components],
  },
  {
    kind: "derived",
    name: "has schemas that compile",
    findings: checkSchemasCompile,
    ignores: isText,
    reads: (contract) => [schemas(contract)],
  },
  { kind: "text pin", name: "says its rules in these words", findings: checkTexts },
];

/** The components that a part of the contract leads to, each once. */
function listReached(contract: CheckedContract, parts: readonly unknown[]): unknown[] {
  const reached = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === "string") {
      if (reached.has($ref)) return;
      const target = contract.find(...$ref.slice(2).split("/"));
      reached.set($ref, target);
      visit(target);
    } else for (const entry of Object.values(value)) visit(entry);
  };
  for (const part of parts) visit(part);
  return [...reached.values()];
}
