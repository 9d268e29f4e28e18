import { asNode, type Node } from "../../../test/contract/checks/checked-contract.ts";
import { followRef } from "../edit-contract.ts";
import type { Kind } from "../grammar.ts";
import {
  type Mutation,
  moveLastToFront,
  type Operator,
  pairs,
  removeKey,
  renameKey,
  setKey,
  swapEntries,
} from "./operator.ts";

/** Each Object of OpenAPI 3.1 around the operations: added, removed, swapped, moved. */
export const objectOperators: readonly Operator[] = [
  on("openapi", "document", (node) => [
    setKey("openapi", "3.0.3"),
    removeKey("jsonSchemaDialect"),
    setKey("jsonSchemaDialect", "http://json-schema.org/draft-07/schema#"),
    setKey("webhooks", { otpSent: { post: { responses: { "200": { description: "Taken." } } } } }),
    removeKey("security"),
    setKey("security", []),
    ...listChanges("servers", node.servers),
    ...listChanges("security", node.security),
    ...listChanges("tags", node.tags),
  ]),
  on("info", "info", ({ version, title }) => [
    setKey("version", `${version}-beta`),
    setKey(
      "version",
      String(version).replace(/\d+/, (major) => String(Number(major) + 1)),
    ),
    setKey("title", `${title} 2`),
    setKey("license", { name: "Apache 2.0", identifier: "Apache-2.0" }),
    setKey("termsOfService", "https://example.com/terms"),
    removeKey("contact"),
  ]),
  on("server", "server", ({ url }) => [
    setKey(
      "url",
      String(url).replace(/v(\d)$/, (_, version) => `v${Number(version) + 1}`),
    ),
    setKey("url", String(url).replace("https:", "http:")),
    setKey("url", `${url}/`),
    setKey("url", String(url).replace("//", "//old.")),
    setKey("variables", { version: { default: "v3" } }),
  ]),
  on("tag", "tag", ({ name }) => [
    setKey("name", `${name} 2`),
    setKey("externalDocs", { url: "https://example.com" }),
  ]),
  on("securityRequirement", "securityRequirement", (node) => [
    ...Object.keys(node).map(removeKey),
    ...Object.keys(node).map((name) => setKey(name, ["read"])),
    setKey("otherKey", []),
  ]),
  on("securityScheme", "securityScheme", ({ name }) => [
    setKey(
      "name",
      String(name).includes("-") ? String(name).replaceAll("-", "_") : String(name).replaceAll("_", "-"),
    ),
    setKey("name", `x-${name}`),
    setKey("in", "query"),
    setKey("in", "cookie"),
    { what: "an HTTP scheme", below: [], change: () => ({ type: "http", scheme: "bearer" }) },
  ]),
  on("components", "components", (node) => [
    ...Object.keys(asNode(node.securitySchemes) ?? {}).map(
      (name): Mutation => ({
        what: `without the scheme ${name}`,
        below: ["securitySchemes", name],
        change: () => undefined,
      }),
    ),
    {
      what: "one scheme more",
      below: ["securitySchemes", "otherKey"],
      change: () => ({ type: "apiKey", in: "header", name: "x-api-key", description: "Another key." }),
    },
    ...pairs(Object.keys(asNode(node.securitySchemes) ?? {})).map(([a, b]) =>
      swapEntries(["securitySchemes"], a, b),
    ),
    ...pairs(Object.keys(asNode(node.responses) ?? {})).map(([a, b]) => swapEntries(["responses"], a, b)),
    ...pairs(Object.keys(asNode(node.parameters) ?? {})).map(([a, b]) => swapEntries(["parameters"], a, b)),
  ]),
  on("paths", "paths", (node) => [
    ...Object.keys(node)
      .filter((path) => path.startsWith("/"))
      .flatMap((path) => [
        removeKey(path),
        renameKey([], path, `${path}/`),
        renameKey([], path, path.replace(/\/\w+/, "/client")),
        renameKey([], path, `/v3${path}`),
      ]),
    setKey("/customer/other/{customer_id}", {
      get: {
        operationId: "getOther",
        summary: "Get Other",
        description: "Reads.",
        tags: ["Customer"],
        responses: { "200": { description: "Read." } },
      },
    }),
  ]),
  on("pathItem", "pathItem", (node) => {
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
  on("operation", "operation", ({ operationId, parameters, tags, requestBody }) => [
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
  on("parameter", "parameter", ({ name, in: location, required }) => [
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
  on("requestBody", "requestBody", ({ required }) => [
    setKey("required", required !== true),
    removeKey("required"),
    ...contentChanges(),
  ]),
  on("mediaType", "mediaType", ({ examples }) => [
    setKey("encoding", { dob: { contentType: "text/plain" } }),
    removeKey("schema"),
    ...mapChanges("examples", examples),
  ]),
  on("responses", "responses", (node) => {
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
  on("response", "response", ({ content, links }) => [
    setKey("headers", { "x-request-id": { required: true, description: "Id.", schema: { type: "string" } } }),
    setKey("headers", { Date: { description: "Time of the server.", schema: { type: "string" } } }),
    ...(content === undefined
      ? [setKey("content", { "application/json": { schema: { type: "object", required: ["status"] } } })]
      : [removeKey("content"), ...contentChanges()]),
    ...mapChanges("links", links),
    ...(links === undefined ? [setKey("links", { again: { operationId: "onboardCustomer" } })] : []),
  ]),
  on("link", "link", ({ operationId, parameters, requestBody }) => [
    ...["onboardCustomer", "verifyCustomerOtp", "getCustomer"]
      .filter((other) => other !== operationId)
      .map((other) => setKey("operationId", other)),
    setKey("server", { url: "https://example.com/v3" }),
    ...["parameters", "requestBody"].flatMap((key) =>
      entryChanges(key, key === "parameters" ? parameters : requestBody),
    ),
  ]),
  on("example", "example", ({ value, dataValue }) => exampleChanges(value ?? dataValue)),
];

function on(kind: Kind, name: string, mutate: (node: Node) => Mutation[]): Operator {
  return {
    name,
    mutate: (site, document) =>
      site.kind === kind && !site.isReference ? mutate(asNode(followRef(document, site.node)) ?? {}) : [],
  };
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

/** A list with each entry gone, one twice, and neighbours swapped. */
function listChanges(key: string, list: unknown): Mutation[] {
  if (!Array.isArray(list)) return [];
  return [
    ...list.map(
      (_, index): Mutation => ({
        what: `${key} without ${index}`,
        below: [key, index],
        change: () => undefined,
      }),
    ),
    setKey(key, [...list, list[0]], `${key} with the first one twice`),
    ...pairs(Object.keys(list)).map(([a, b]) => swapEntries([key], a, b)),
  ];
}

/** A map with each entry gone, renamed, one twice, and neighbours swapped in their place and by their name. */
function mapChanges(key: string, map: unknown): Mutation[] {
  const names = Object.keys(asNode(map) ?? {});
  if (names.length === 0) return [];
  return [
    ...names.map(
      (name): Mutation => ({ what: `${key} without ${name}`, below: [key, name], change: () => undefined }),
    ),
    ...names.map((name) => renameKey([key], name, `${name}_2`)),
    ...pairs(names).map(([a, b]) => swapEntries([key], a, b)),
    {
      what: `${key} with one more`,
      below: [key, "one_more"],
      change: () => asNode(map)?.[names[0] as string],
    },
    ...(names.length > 1 ? [moveLastToFront([key])] : []),
  ];
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
