import { asNode, type Node } from "../../../test/contract/checks/checked-contract.ts";
import type { Site } from "../list-sites.ts";
import {
  type Mutation,
  type Operator,
  pairs,
  removeKey,
  renameKey,
  setKey,
  swapEntries,
} from "./operator.ts";
import { defaultOf, isOf, otherExample, otherTypes } from "./other-values.ts";
import { loosenPattern, tightenPattern } from "./patterns.ts";

/** Each keyword of JSON Schema 2020-12, loosened and tightened by one step, removed, and added where it is missing. */
export const schemaOperators: readonly Operator[] = [
  onSchemas("type", ({ type }) => [
    ...(type === undefined ? [] : [removeKey("type")]),
    ...otherTypes(type).map((other) => setKey("type", other)),
  ]),
  onSchemas("const", ({ const: value, ...rest }) =>
    value === undefined
      ? []
      : [
          removeKey("const"),
          ...(typeof value === "number" ? [setKey("const", value + 1)] : [setKey("const", `${value}x`)]),
          replace(`const ${value} widened to an enum`, {
            ...rest,
            enum: [value, typeof value === "number" ? value + 1 : `${value}x`],
          }),
        ],
  ),
  onSchemas("enum", ({ enum: values }) =>
    Array.isArray(values)
      ? [
          removeKey("enum"),
          setKey("enum", [...values, typeof values[0] === "number" ? Math.max(...values) + 1 : "other"]),
          ...values.map((value) =>
            setKey(
              "enum",
              values.filter((entry) => entry !== value),
              `enum without ${value}`,
            ),
          ),
        ]
      : [],
  ),
  onSchemas("not", ({ not }) => (not === undefined ? [] : [removeKey("not")])),
  onSchemas("pattern", ({ pattern, type }) =>
    typeof pattern === "string"
      ? [
          removeKey("pattern"),
          ...[...loosenPattern(pattern), ...tightenPattern(pattern)].map((other) => setKey("pattern", other)),
        ]
      : isOf(type, "string")
        ? [setKey("pattern", "^[0-9]*$"), setKey("pattern", "^\\S*$"), setKey("pattern", "^[ -~]*$")]
        : [],
  ),
  onSchemas("format", ({ format, type }) =>
    format === undefined
      ? isOf(type, "string")
        ? [setKey("format", "date")]
        : []
      : [removeKey("format"), setKey("format", "date-time")],
  ),
  bounds("string", { minLength: [1], maxLength: [0, 1, 20, 100, 200] }),
  bounds("array", { minItems: [1], maxItems: [1, 4, 10] }),
  bounds("number", { minimum: [0], maximum: [0, 9999], exclusiveMinimum: [0], multipleOf: [1] }),
  bounds("object", { minProperties: [1], maxProperties: [1, 10] }),
  onSchemas("uniqueItems", ({ uniqueItems, type }) =>
    isOf(type, "array") && uniqueItems === undefined ? [setKey("uniqueItems", true)] : [],
  ),
  onSchemas("required", ({ required, properties }) => {
    const names = Array.isArray(required) ? (required as string[]) : [];
    const optional = Object.keys(asNode(properties) ?? {}).filter((name) => !names.includes(name));
    return [
      ...(names.length > 1 ? [removeKey("required")] : []),
      ...names.map((name) =>
        setKey(
          "required",
          names.filter((entry) => entry !== name),
          `${name} not required`,
        ),
      ),
      ...optional.map((name) => setKey("required", [...names, name], `${name} required`)),
    ];
  }),
  onSchemas("properties", ({ properties }) => {
    const names = Object.keys(asNode(properties) ?? {});
    if (names.length === 0) return [];
    return [
      ...names.map(
        (name): Mutation => ({
          what: `without the property ${name}`,
          below: ["properties", name],
          change: () => undefined,
        }),
      ),
      ...names.map((name) => renameKey(["properties"], name, `${name}_2`)),
      ...pairs(names).map(([a, b]) => swapEntries(["properties"], a, b)),
      { what: "one property more", below: ["properties", "extra_field"], change: () => ({ type: "string" }) },
    ];
  }),
  onSchemas("additionalProperties", ({ additionalProperties, type, properties, allOf }) =>
    additionalProperties === undefined
      ? isOf(type, "object") || allOf
        ? [setKey("additionalProperties", false), setKey("additionalProperties", { type: "string" })]
        : []
      : [
          removeKey("additionalProperties"),
          setKey("additionalProperties", additionalProperties === false),
          ...(properties ? [] : [setKey("additionalProperties", {})]),
        ],
  ),
  onSchemas("dependencies between fields", ({ properties, type }) => {
    const [first, second] = Object.keys(asNode(properties) ?? {});
    if (!isOf(type, "object")) return [];
    return [
      setKey("propertyNames", { pattern: "^[a-z_]+$" }),
      setKey("unevaluatedProperties", false),
      setKey("patternProperties", { "^x_": { type: "number" } }),
      ...(first === undefined || second === undefined
        ? []
        : [
            setKey("dependentRequired", { [first]: [second] }),
            setKey("dependentRequired", { [second]: [first] }),
            setKey("dependentSchemas", { [second]: { required: [first] } }),
          ]),
    ];
  }),
  onSchemas("branches", (node) =>
    (["allOf", "oneOf", "anyOf"] as const).flatMap((key) => {
      const branches = node[key];
      if (!Array.isArray(branches)) return [];
      const other = key === "oneOf" ? "anyOf" : key === "anyOf" ? "oneOf" : "anyOf";
      return [
        ...branches.map(
          (_, index): Mutation => ({
            what: `${key} without ${index}`,
            below: [key],
            change: () => branches.filter((__, at) => at !== index),
          }),
        ),
        ...branches.map((branch, index) => setKey(key, [...branches, branch], `${key} with ${index} twice`)),
        renameKey([], key, other),
      ];
    }),
  ),
  onSchemas("items", ({ items }) => (items === undefined ? [] : [removeKey("items"), setKey("items", {})])),
  onSchemas("annotations that bind", ({ type }) =>
    type === undefined
      ? []
      : [
          setKey("readOnly", true),
          setKey("writeOnly", true),
          setKey("deprecated", true),
          setKey("default", defaultOf(type)),
        ],
  ),
  onSchemas("examples", ({ examples }) =>
    Array.isArray(examples)
      ? [
          removeKey("examples"),
          setKey("examples", [...examples, examples[0]], "one example more"),
          setKey("examples", [otherExample(examples[0])], "another example"),
        ]
      : [],
  ),
];

function onSchemas(name: string, mutate: (node: Node, site: Site) => Mutation[]): Operator {
  return {
    name: `schema: ${name}`,
    mutate: (site) => (site.kind === "schema" && !site.isReference ? mutate(site.node, site) : []),
  };
}

function replace(what: string, node: Node): Mutation {
  return { what, below: [], change: () => node };
}

/** Bounds: one step each way where they stand, and the values given where they are missing. */
function bounds(type: string, missing: Record<string, readonly number[]>): Operator {
  return onSchemas(`bounds: ${type}`, (node) => {
    if (!isOf(node.type, type)) return [];
    return Object.entries(missing).flatMap(([keyword, values]) => {
      const bound = node[keyword];
      if (typeof bound !== "number") return values.map((value) => setKey(keyword, value));
      return [
        removeKey(keyword),
        setKey(keyword, bound + 1),
        ...(bound > 0 ? [setKey(keyword, bound - 1)] : []),
      ];
    });
  });
}
