import type { YamlPath } from "../../shared/edit-yaml.ts";
import type { OpenApiDocument } from "../../shared/read-contract.ts";
import type { Flaw } from "./flaw.ts";
import { walkContract } from "./walk-contract.ts";

/** Lists references that lead nowhere, and names that are taken twice. */
export function checkReferences(document: OpenApiDocument): Flaw[] {
  const references = walkContract(document).filter(({ key }) => key === "$ref");
  return [
    ...references.flatMap(({ at, value }) => checkReference(document, at, value)),
    ...checkOperations(document),
  ];
}

function checkOperations(document: OpenApiDocument): Flaw[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ at: ["paths", path, method], operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  return operations.flatMap(({ at, operation }, index) => {
    const types = operation["x-response-types"] ?? [];
    const place = [...at, "x-response-types"];
    return [
      ...(ids.indexOf(operation.operationId) === index
        ? []
        : [
            {
              at: [...at, "operationId"],
              message: `another operation is called ${operation.operationId}, too`,
            },
          ]),
      ...types.flatMap(({ id, name, next, data }, row): Flaw[] => [
        ...(data === undefined ? [] : checkReference(document, [...place, row, "data"], data)),
        ...(next === null || ids.includes(next)
          ? []
          : [{ at: [...place, row, "next"], message: `there is no operation ${next}` }]),
        ...(types.findIndex((other) => other.id === id || other.name === name) === row
          ? []
          : [
              {
                at: [...place, row],
                message: `another answer of the operation has the id ${id} or the name ${name}`,
              },
            ]),
      ]),
    ];
  });
}

function checkReference(document: OpenApiDocument, at: YamlPath, ref: unknown): Flaw[] {
  if (typeof ref !== "string" || !ref.startsWith("#/"))
    return [{ at, message: "a reference begins with #/ and stays within the contract" }];
  const keys = ref
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key],
    document,
  );
  return target === undefined ? [{ at, message: `the contract has no ${ref}` }] : [];
}
