/** A contract with one of everything that the tests of the operators look at. */
export const smallContract = {
  openapi: "3.1.1",
  info: { title: "Small", version: "1.0.0" },
  servers: [{ url: "https://example.com/v1" }],
  security: [{ key: [] }],
  paths: {
    "/a/{id}": {
      get: {
        operationId: "getA",
        tags: ["A"],
        parameters: [{ name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } }],
        responses: { "200": { description: "Found." }, "404": { description: "Nobody is there." } },
        "x-answers": [{ id: 1, next: "getA" }],
      },
    },
  },
  components: {
    schemas: { Id: { type: "string", description: "In milliseconds.", maxLength: 5, pattern: "^[0-9]+$" } },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } },
  },
};
