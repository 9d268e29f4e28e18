import { asNode, type Node } from "../../../test/contract/checks/checked-contract.ts";
import type { Operator } from "./operator.ts";

/** Each `$ref`: to another component of its kind, and gone. */
export const referenceOperators: readonly Operator[] = [
  {
    name: "$ref",
    mutate: ({ isReference, node }, document) => {
      if (!isReference) return [];
      const [, kind = "", name = ""] = /^#\/components\/(\w+)\/(\w+)$/.exec(String(node.$ref)) ?? [];
      const names = Object.keys(asNode(asNode(document.components)?.[kind]) ?? ({} as Node));
      const at = names.indexOf(name);
      // Of its neighbours: the more alike two components are, the nearer they stand.
      const others = names.slice(Math.max(0, at - 2), at + 3);
      return [
        { what: `without the reference to ${name}`, below: [], change: () => undefined },
        ...others
          .filter((other) => other !== name)
          .map((other) => ({
            what: `${name} → ${other}`,
            below: [],
            change: () => ({ ...node, $ref: `#/components/${kind}/${other}` }),
          })),
      ];
    },
  },
];
