import { type Contract, type Operation, resolveRef, type Schema } from "../shared/read-contract.ts";
import { describeSigning, tabulateHttpErrors, tabulateStatusCodes } from "./expand-inserts.ts";

/** Makes llms.txt: what a program needs to call the API, in Markdown, each section made from the contract. */
export function makeLlmsIndex(contract: Contract): string {
  const { document, operations } = contract;
  const { info, servers } = document;
  return `# ${info.title}

> ${info.summary}

The whole description, machine-readable: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json).
For people: [index.html](index.html).

## Servers

${servers.map((server) => `- ${server["x-environment"]}: ${server.url}`).join("\n")}

## Signing

Every call carries these headers:

${Object.values(document.components.securitySchemes)
  .map(({ name }) => `- \`${name}\``)
  .join("\n")}

${describeSigning(contract).trim()}

## Operations

${operations.map((operation) => describeOperation(contract, operation)).join("\n\n")}

## Status codes

A rejection comes with HTTP 200 and one of these in \`status\`. Any other \`status\`, even if it is not 0, is a
success when \`response_type_id\` is one of the operation's.

${tabulateStatusCodes(contract)}

## HTTP errors

${tabulateHttpErrors(contract)}
`;
}

function describeOperation({ document }: Contract, operation: Operation): string {
  const { id, method, path, parameters, body, responseTypes } = operation;
  const fields = [
    ...parameters.map((parameter) => ({ ...parameter, required: parameter.required === true })),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
      name,
      in: "body",
      schema,
      required: body?.required?.includes(name) === true,
    })),
  ].map(({ name, required, schema, ...field }) => {
    const { type } = resolveRef<Schema>(document, schema);
    const words = [field.in, [type].flat().join(" or "), required ? "required" : "optional"];
    return `- \`${name}\`: ${words.join(", ")}`;
  });
  const successes = responseTypes
    .filter(({ success }) => success)
    .map((type) => `- \`response_type_id\` ${type.id}, ${type.name}: ${type.meaning}`);
  return `### ${id}: \`${method} ${path}\`

${fields.join("\n")}

Successes:

${successes.join("\n")}`;
}
