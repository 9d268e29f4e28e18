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
  for (const [name, { value }] of Object.entries(answers.examples)) {
    const id = (value as Record<string, unknown>).response_type_id;
    const accepts = alternatives[answers.ids.indexOf(Number(id))] ?? compile(envelope);
    if (accepts(value)) continue;
    delete answers.examples[name];
    tasks.add(`the sample ${name}: ${explain(accepts)}`);
  }
  if (!sampleRequest) return;
  const takes = compile({ $ref: sampleRequest.schema });
  if (!takes(sampleRequest.value)) tasks.add(`the sample request: ${explain(takes)}`);
}

const envelope = { $ref: "#/components/schemas/Envelope" };

function openSchemas({ components }: OpenApiDocument, { schemas }: ImportedOperation) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: "contract", components: { schemas: { ...components.schemas, ...schemas } } });
  // References are local to the contract, and the schema stands outside of it.
  return (schema: Schema): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')) as Schema);
}

function explain({ errors }: ValidateFunction): string {
  const [first] = errors ?? [];
  return `${first?.instancePath || "it"} ${first?.message ?? "is not valid"}`;
}
