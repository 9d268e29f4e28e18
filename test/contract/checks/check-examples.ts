import { documentedAnswers } from "../documented-answers.ts";
import { httpErrorExamples } from "../pins/http-error-examples.ts";
import { samples } from "../samples.ts";
import { asNode, type CheckedContract, makePointer, type Node } from "./checked-contract.ts";
import { compare } from "./compare.ts";

/** Compares the examples of requests and answers with literals, in their order: the mock answers with them. */
export function* checkExamples(contract: CheckedContract): Iterable<string> {
  for (const [id, sample] of Object.entries(samples)) {
    const operation = contract.operations.get(id);
    if (operation === undefined) continue;
    const keys = ["paths", operation.path, operation.method];
    const answers = documentedAnswers.filter((answer) => answer.operation === id);
    const expected = Object.fromEntries(answers.map(({ example, body }) => [example, body]));
    yield* compareExamples(contract, [...keys, "responses", "200"], expected);
    for (const [httpStatus, bodies] of Object.entries(httpErrorExamples)) {
      yield* compareExamples(contract, [...keys, "responses", httpStatus], bodies);
    }
    if (operation.node.requestBody === undefined) continue;
    const { customer_id: _, ...body } = sample as Node;
    yield* compareExamples(contract, [...keys, "requestBody"], { sample: body });
  }
}

function* compareExamples(
  contract: CheckedContract,
  keys: readonly string[],
  expected: Node,
): Iterable<string> {
  const media = [...keys, "content", "application/json", "examples"];
  const names = Object.keys(contract.find(...media) ?? {});
  const actual = Object.fromEntries(names.map((name) => [name, contract.find(...media, name)?.value]));
  yield* compare(actual, expected, ...keys, "examples");
}

/** Holds every example, also those of operations that nobody has probed yet, against its schema. */
export function* checkExamplesKeepSchemas(contract: CheckedContract): Iterable<string> {
  for (const { path, schema, value } of listExamples(contract, contract.document, [])) {
    const validate = contract.compile(schema);
    if (!validate(value)) {
      const [error] = validate.errors ?? [];
      yield `The example ${makePointer(...path)} breaks its schema at ${error?.instancePath} ${error?.keyword}`;
    }
  }
}

interface Example {
  path: readonly string[];
  schema: unknown;
  value: unknown;
}

/** The examples under a node: of schemas (`examples` is a list), of parameters and media types (a map). */
function listExamples(contract: CheckedContract, node: unknown, path: readonly string[]): Example[] {
  if (typeof node !== "object" || node === null) return [];
  const { schema, example, examples } = node as Node;
  const found: Example[] = [];
  if (Array.isArray(examples)) {
    found.push(
      ...examples.map((value, index) => ({
        path: [...path, "examples", String(index)],
        schema: node,
        value,
      })),
    );
  } else if (schema !== undefined) {
    if (example !== undefined) found.push({ path: [...path, "example"], schema, value: example });
    for (const name of Object.keys(asNode(examples) ?? {})) {
      const { value } = contract.find(...path, "examples", name) ?? {};
      found.push({ path: [...path, "examples", name], schema, value });
    }
  }
  const children = Object.entries(node).filter(([key]) => key !== "examples");
  return [...found, ...children.flatMap(([key, child]) => listExamples(contract, child, [...path, key]))];
}
