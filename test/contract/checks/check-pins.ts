import { linksPin, parametersPin, responsesPin } from "../pins/components.ts";
import { documentPin, securitySchemesPin } from "../pins/document.ts";
import { authErrorsPin, journeyPin, scenariosPin, statusCodesPin } from "../pins/extensions.ts";
import { operationPins } from "../pins/operations.ts";
import { asNode, type CheckedContract, type Node } from "./checked-contract.ts";
import { compare } from "./compare.ts";
import { listUnprobed, withoutUnprobed } from "./reduce-contract.ts";
import { isText } from "./texts.ts";

/** Compares what no request shows with literals written by hand. */
export function* checkPins(contract: CheckedContract): Iterable<string> {
  for (const id of listUnprobed(contract.document)) {
    yield `The operation ${id} has no probes: write them in test/contract/probes/ and pin it in test/contract/pins/.`;
  }
  const document = withoutUnprobed(contract.document);
  const {
    paths,
    components,
    "x-status-codes": codes,
    "x-auth-errors": authErrors,
    "x-mock-scenarios": scenarios,
    "x-mock-journey": journey,
    ...around
  } = shorten(document) as Record<string, Node>;
  yield* compare(around, documentPin);
  yield* compare(listOperations(paths), operationPins, "paths");
  const { schemas: _schemas, examples, ...others } = components ?? {};
  yield* compare(
    others,
    {
      securitySchemes: securitySchemesPin,
      parameters: parametersPin,
      responses: responsesPin,
      links: linksPin,
    },
    "components",
  );
  for (const [name, example] of Object.entries(examples ?? {})) {
    if (String(Object.keys(example ?? {})) !== "value") yield `The example ${name} has more than a value`;
  }
  yield* compare(onlyNames(codes), statusCodesPin, "x-status-codes");
  yield* compare(onlyNames(authErrors), authErrorsPin, "x-auth-errors");
  yield* compare(readScenarios(scenarios), scenariosPin, "x-mock-scenarios");
  yield* compare(journey, journeyPin, "x-mock-journey");
}

function listOperations(paths: Node | undefined): Node {
  return Object.fromEntries(
    Object.entries(paths ?? {}).flatMap(([path, item]) =>
      Object.entries(asNode(item) ?? {}).map(([method, operation]) => [`${method} ${path}`, operation]),
    ),
  );
}

/** Name by key; an entry with more than a name stays whole, so that it differs. */
function onlyNames(table: Node | undefined): Node {
  return Object.fromEntries(
    Object.entries(table ?? {}).map(([key, entry]) => {
      const { name, ...more } = asNode(entry) ?? {};
      return [key, Object.keys(more).length === 0 ? name : entry];
    }),
  );
}

function readScenarios(table: Node | undefined): Node {
  return Object.fromEntries(
    Object.entries(table ?? {}).map(([id, entry]) => {
      const { status, example, fault, ...more } = asNode(entry) ?? {};
      return [
        id,
        Object.keys(more).length === 0
          ? [status, example, fault].filter((part) => part !== undefined).join(" ")
          : entry,
      ];
    }),
  );
}

/** The contract without its texts and the notes about the vendor's page, references written by their component alone. */
function shorten(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => shorten(entry));
  const node = asNode(value);
  if (node === undefined) return value;
  if (typeof node.$ref === "string" && Object.keys(node).length === 1)
    return node.$ref.replace("#/components/", "");
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, entry]) => isMap || !(key === "x-docs" || isText(key, entry)))
      .map(([key, entry]) => [key, shorten(entry, key === "properties" && !isMap)]),
  );
}
