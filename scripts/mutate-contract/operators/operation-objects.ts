import { asNode, type Node } from "../../../test/contract/checks/checked-contract.ts";
import { listChanges, mapChanges, onObject } from "./on-object.ts";
import {
  type Mutation,
  type Operator,
  pairs,
  removeKey,
  renameKey,
  setKey,
  swapEntries,
} from "./operator.ts";

/** Each Object of OpenAPI 3.1 within the paths: added, removed, swapped, moved. */
export const operationOperators: readonly Operator[] = [
  onObject("pathItem", "pathItem", (node) => {
    const methods = Object.keys(node).filter((key) => asNode(node[key])?.operationId);
    return [
      ...methods.flatMap((method) =>
        ["get", "put", "post", "patch", "delete"]
          .filter((other) => other !== method)
          .map((other) => renameKey([], method, other)),
      ),
      ...methods.map((method) => setKey("head", { ...asNode(node[method]), operationId: "headOther" })),
      setKey("servers", [{ url: "https://example.com/v3" }]),
      setKey("parameters", [
        {
          name: "lang",
          in: "query",
          required: true,
          description: "Language.",
          schema: { type: "string", examples: ["en"] },
        },
      ]),
    ];
  }),
  onObject("operation", "operation", ({ operationId, parameters, tags, requestBody }) => [
    setKey("operationId", `${operationId}2`),
    setKey("deprecated", true),
    setKey("security", []),
    setKey("security", [{ developerKey: [] }]),
    setKey("servers", [{ url: "https://example.com/v3", description: "Another." }]),
    setKey("tags", [...((tags as string[] | undefined) ?? []), "Mock"]),
    setKey("callbacks", {
      done: { "{$request.body#/url}": { post: { responses: { "200": { description: "Taken." } } } } },
    }),
    ...listChanges("parameters", parameters),
    {
      what: "one query parameter more",
      below: ["parameters"],
      change: (list) => [...((list as unknown[]) ?? []), extraParameter("query", false)],
    },
    {
      what: "one required query parameter more",
      below: ["parameters"],
      change: (list) => [...((list as unknown[]) ?? []), extraParameter("query", true)],
    },
    {
      what: "one header parameter more",
      below: ["parameters"],
      change: (list) => [...((list as unknown[]) ?? []), extraParameter("header", true)],
    },
    requestBody === undefined
      ? setKey("requestBody", { content: { "application/json": { schema: { type: "object" } } } })
      : removeKey("requestBody"),
  ]),
  onObject("parameter", "parameter", ({ name, in: location, required }) => [
    setKey("name", `${name}2`),
    setKey("name", String(name).replaceAll("_", "-")),
    ...["path", "query", "header", "cookie"]
      .filter((other) => other !== location)
      .map((other) => setKey("in", other)),
    setKey("required", required !== true),
    removeKey("required"),
    setKey("allowEmptyValue", true),
    setKey("deprecated", true),
    setKey("allowReserved", true),
    setKey("style", location === "path" ? "matrix" : "pipeDelimited"),
    setKey("explode", true),
    setKey("example", "1111111111"),
    removeKey("example"),
    removeKey("schema"),
  ]),
  onObject("requestBody", "requestBody", ({ required }) => [
    setKey("required", required !== true),
    removeKey("required"),
    ...contentChanges(),
  ]),
  onObject("mediaType", "mediaType", ({ examples }) => [
    setKey("encoding", { dob: { contentType: "text/plain" } }),
    removeKey("schema"),
    ...mapChanges("examples", examples),
  ]),
  onObject("responses", "responses", (node) => {
    const statuses = Object.keys(node).filter((status) => /^\d/.test(status));
    return [
      ...statuses.map(removeKey),
      ...pairs(statuses).map(([a, b]) => swapEntries([], a, b)),
      ...statuses.flatMap((status) => [
        renameKey([], status, String(Number(status) + 1)),
        renameKey([], status, `${status[0]}XX`),
      ]),
      setKey("default", { description: "Anything else." }),
      setKey("429", { description: "Too many requests. The request had no effect." }),
    ];
  }),
  onObject("response", "response", ({ content, links }, document) => [
    setKey("headers", { "x-request-id": { required: true, description: "Id.", schema: { type: "string" } } }),
    setKey("headers", { Date: { description: "Time of the server.", schema: { type: "string" } } }),
    ...(content === undefined
      ? [setKey("content", { "application/json": { schema: { type: "object", required: ["status"] } } })]
      : [removeKey("content"), ...contentChanges()]),
    ...mapChanges("links", links),
    ...(links === undefined
      ? [setKey("links", { again: { operationId: listOperationIds(document)[0] } })]
      : []),
  ]),
  onObject("link", "link", ({ operationId, parameters, requestBody }, document) => [
    ...listOperationIds(document)
      .filter((other) => other !== operationId)
      .map((other) => setKey("operationId", other)),
    setKey("server", { url: "https://example.com/v3" }),
    ...["parameters", "requestBody"].flatMap((key) =>
      entryChanges(key, key === "parameters" ? parameters : requestBody),
    ),
  ]),
  onObject("example", "example", ({ value, dataValue }) => exampleChanges(value ?? dataValue)),
];

function listOperationIds({ paths }: Node): string[] {
  return Object.values(asNode(paths) ?? {})
    .flatMap((item) => Object.values(asNode(item) ?? {}))
    .flatMap((operation) => asNode(operation)?.operationId ?? [])
    .map(String);
}

function extraParameter(location: string, required: boolean): Node {
  return {
    name: "lang",
    in: location,
    required,
    description: "Language.",
    schema: { type: "string" },
    example: "en",
  };
}

function contentChanges(): Mutation[] {
  const json = "application/json";
  return [
    renameKey(["content"], json, "application/xml"),
    renameKey(["content"], json, "application/*+json"),
    renameKey(["content"], json, "*/*"),
    {
      what: "one media type more",
      below: ["content", "text/plain"],
      change: () => ({ schema: { type: "string" } }),
    },
  ];
}

/** What a link passes on: each entry gone, renamed, from elsewhere, and one more. */
function entryChanges(key: string, entries: unknown): Mutation[] {
  return [
    ...Object.entries(asNode(entries) ?? {}).flatMap(([name, value]): Mutation[] => [
      { what: `${key} without ${name}`, below: [key, name], change: () => undefined },
      renameKey([key], name, `${name}2`),
      {
        what: `${name} from elsewhere`,
        below: [key, name],
        change: () => String(value).replace(/[^/.]+$/, "status"),
      },
    ]),
    { what: `${key} with one more`, below: [key, "user_code"], change: () => "$request.body#/user_code" },
  ];
}

/** An example with each of its values another, and each gone. */
function exampleChanges(value: unknown, below: (string | number)[] = ["value"]): Mutation[] {
  const children = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return children.flatMap(([key, child]): Mutation[] => {
    const path = [...below, Array.isArray(value) ? Number(key) : key];
    if (typeof child === "object" && child !== null) {
      return [
        { what: `without ${path.join(".")}`, below: path, change: () => undefined },
        ...exampleChanges(child, path),
      ];
    }
    const other = typeof child === "number" ? child + 1 : `${child}1`;
    return [
      { what: `without ${path.join(".")}`, below: path, change: () => undefined },
      { what: `${path.join(".")}: ${JSON.stringify(other)}`, below: path, change: () => other },
    ];
  });
}
