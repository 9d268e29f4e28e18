import { asNode } from "../../../test/contract/checks/checked-contract.ts";
import type { Path } from "../edit-contract.ts";
import { type Mutation, type Operator, pairs, renameKey, swapEntries } from "./operator.ts";

/** Each `x-` extension: every value in it another, every entry gone, renamed, swapped with the next, and one more. */
export const extensionOperators: readonly Operator[] = [
  {
    name: "x-",
    mutate: ({ node, isReference, isInlined }) =>
      // A shared extension changed for one user alone is the same mutant: extensions have no users.
      isReference || isInlined
        ? []
        : Object.entries(node)
            .filter(([key]) => key.startsWith("x-"))
            .flatMap(([key, value]) => [
              { what: `without ${key}`, below: [key], change: () => undefined },
              ...changesWithin(value, [key]),
            ]),
  },
];

// Texts of extensions are mutated with the other texts.
const texts = new Set(["meaning", "reason", "advice", "description"]);

function changesWithin(value: unknown, below: Path): Mutation[] {
  const name = below.map(String).join(".");
  const children = Array.isArray(value) ? Object.keys(value) : Object.keys(asNode(value) ?? {});
  if (typeof value !== "object" || value === null) {
    return otherValues(value).map((other) => ({
      what: `${name}: ${JSON.stringify(other)}`,
      below,
      change: () => other,
    }));
  }
  return [
    ...children
      .filter((key) => !texts.has(key))
      .flatMap((key): Mutation[] => {
        const path = [...below, Array.isArray(value) ? Number(key) : key];
        return [
          { what: `without ${path.map(String).join(".")}`, below: path, change: () => undefined },
          ...(Array.isArray(value) ? [] : [renameKey(below as (string | number)[], key, `${key}1`)]),
          ...changesWithin((value as Record<string, unknown>)[key], path),
        ];
      }),
    ...pairs(children.filter((key) => !texts.has(key))).map(([a, b]) =>
      swapEntries(below as (string | number)[], a, b),
    ),
    {
      what: `${name} with one entry more`,
      below,
      change: () =>
        Array.isArray(value) ? [...value, value[0]] : { ...value, 9999: Object.values(value)[0] },
    },
  ];
}

function otherValues(value: unknown): unknown[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value === 0 ? 1 : 0];
  if (value === null) return ["onboardCustomer"];
  return [`${value}2`, ...(value === "" ? [] : [null])];
}
