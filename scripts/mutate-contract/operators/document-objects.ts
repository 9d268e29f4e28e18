import { asNode } from "../../../test/contract/checks/checked-contract.ts";
import { listChanges, onObject } from "./on-object.ts";
import {
  type Mutation,
  type Operator,
  pairs,
  removeKey,
  renameKey,
  setKey,
  swapEntries,
} from "./operator.ts";

/** Each Object of OpenAPI 3.1 around the operations: added, removed, swapped, moved. */
export const documentOperators: readonly Operator[] = [
  onObject("openapi", "document", (node) => [
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
  onObject("info", "info", ({ version, title }) => [
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
  onObject("server", "server", ({ url }) => [
    setKey(
      "url",
      String(url).replace(/v(\d)$/, (_, version) => `v${Number(version) + 1}`),
    ),
    setKey("url", String(url).replace("https:", "http:")),
    setKey("url", `${url}/`),
    setKey("url", String(url).replace("//", "//old.")),
    setKey("variables", { version: { default: "v3" } }),
  ]),
  onObject("tag", "tag", ({ name }) => [
    setKey("name", `${name} 2`),
    setKey("externalDocs", { url: "https://example.com" }),
  ]),
  onObject("securityRequirement", "securityRequirement", (node) => [
    ...Object.keys(node).map(removeKey),
    ...Object.keys(node).map((name) => setKey(name, ["read"])),
    setKey("otherKey", []),
  ]),
  onObject("securityScheme", "securityScheme", ({ name }) => [
    setKey(
      "name",
      String(name).includes("-") ? String(name).replaceAll("-", "_") : String(name).replaceAll("_", "-"),
    ),
    setKey("name", `x-${name}`),
    setKey("in", "query"),
    setKey("in", "cookie"),
    { what: "an HTTP scheme", below: [], change: () => ({ type: "http", scheme: "bearer" }) },
  ]),
  onObject("components", "components", (node) => [
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
  onObject("paths", "paths", (node) => [
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
];
