/** What stands around the operations, texts left out. References are written by their component alone. */
export const documentPin = {
  openapi: "3.1.1",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: {
    version: "3.0.0",
    license: { name: "MIT", identifier: "MIT" },
    contact: { name: "Eko Platform Services, developer documentation" },
  },
  servers: [
    { url: "https://staging.eko.in/ekoapi/v3", "x-environment": "sandbox" },
    { url: "https://api.eko.in/ekoicici/v3", "x-environment": "production" },
  ],
  // One entry with three members: all three headers are needed on every call.
  security: [{ developerKey: [], secretKey: [], secretKeyTimestamp: [] }],
  tags: [
    "Quick start",
    "Which journey",
    "Signing",
    "Signature lab",
    "Answers",
    "Outcomes",
    "Mock",
    "Status codes",
    "Customer",
    "Sender",
  ].map((name) => ({ name })),
  "x-tagGroups": [
    {
      name: "Guide",
      tags: [
        "Quick start",
        "Which journey",
        "Signing",
        "Signature lab",
        "Answers",
        "Outcomes",
        "Mock",
        "Status codes",
      ],
    },
    { name: "Operations", tags: ["Customer", "Sender"] },
  ],
};

/** The headers that sign a request. */
export const securitySchemesPin = {
  developerKey: { type: "apiKey", in: "header", name: "developer_key" },
  secretKey: { type: "apiKey", in: "header", name: "secret-key" },
  secretKeyTimestamp: { type: "apiKey", in: "header", name: "secret-key-timestamp", "x-window-ms": 120_000 },
};
