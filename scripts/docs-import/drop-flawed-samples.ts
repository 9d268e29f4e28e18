import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { OpenApiDocument, Schema } from "../shared/read-contract.ts";
import type { ImportedOperation } from "./make-operation.ts";

/**
 * Takes samples out of an operation that its schemas do not accept: the contract has only valid examples. Each is
 * left to a person.
 *
 * @throws Error when a schema does not compile
 */
export function dropFlawedSamples(document: OpenApiDocument, imported: ImportedOperation): void {
  const { answers, tasks, sampleRequest } = imported;
  const compile = openSchemas(document, imported);
  const alternatives = answers.alternatives.map((schema) => compile(schema));
  const other = compile({
    allOf: [
      { $ref: "#/components/schemas/Envelope" },
      { type: "object", properties: { data: answers.fallback ?? {} } },
    ],
  });
  for (const [name, { value }] of Object.entries(answers.examples)) {
    const id = (value as Record<string, unknown>).response_type_id;
    const accepts = alternatives[answers.types.findIndex((type) => type.id === Number(id))] ?? other;
    if (accepts(value)) continue;
    delete answers.examples[name];
    tasks.add(`the sample ${name}: ${explain(accepts)}`);
  }
  if (Object.keys(answers.examples).length === 0) addBareAnswer(imported);
  if (!sampleRequest) return;
  const takes = compile({ $ref: sampleRequest.schema });
  if (!takes(sampleRequest.value)) tasks.add(`the sample request: ${explain(takes)}`);
}

/** The mock answers with examples: where the page has none that keeps to the schema, a bare one stands in for it. */
function addBareAnswer({ answers, tasks }: ImportedOperation): void {
  const [first] = answers.types;
  const value = { status: 0, response_status_id: 0, response_type_id: first?.id ?? -1, message: "Success!" };
  answers.examples[String(first?.name ?? "bare")] = { summary: "A bare answer, not the vendor's", value };
  tasks.add("a sample answer: a bare one stands in for it");
}

// Says what a schema is. It compiles the schema of schemas once, which the compiler of each contract would do again.
const dialect = new Ajv2020({ strict: false, logger: false });

// What the contract has already is compiled once, and not again for each operation that refers to it.
const compilers = new WeakMap<OpenApiDocument, Ajv2020>();

function openSchemas(document: OpenApiDocument, { schemas }: ImportedOperation) {
  const options = { strict: false, validateFormats: false, validateSchema: false, logger: false } as const;
  const ajv = compilers.get(document) ?? new Ajv2020(options);
  if (!compilers.has(document)) {
    ajv.addSchema({ $id: "contract", components: { schemas: document.components.schemas } });
    compilers.set(document, ajv);
  }
  return (schema: Schema): ValidateFunction => {
    // References are local to the contract, or to the operation: the schema stands outside of both.
    const text = JSON.stringify({ ...schema, $defs: schemas });
    const standalone = JSON.parse(
      text.replaceAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g, (reference, name: string) =>
        Object.hasOwn(schemas, name)
          ? `"$ref":"#/$defs/${name}"`
          : reference.replace("#/components", "contract#/components"),
      ),
    ) as Schema;
    dialect.validateSchema(standalone, true);
    return ajv.compile(standalone);
  };
}

function explain({ errors }: ValidateFunction): string {
  const [first] = errors ?? [];
  return `${first?.instancePath || "it"} ${first?.message ?? "is not valid"}`;
}
