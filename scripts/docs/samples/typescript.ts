import { javascriptSyntax } from "./javascript-syntax.ts";
import type { SampleCall } from "./sample-call.ts";
import { writeLiteral } from "./write-literal.ts";

/** Writes a sample call with the client of this project. */
export function renderTypeScript(call: SampleCall): string {
  const { operationId, baseUrl, initiatorId, userCode, input, successes } = call;
  const ids = Object.entries({ initiatorId, userCode })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`)
    .join("");
  const cases = successes.map(
    ({ name, shows }) => `  case ${JSON.stringify(name)}:
    console.log(answer.response_type, answer${member(shows)});
    break;
`,
  );
  return `import { createEkoClient } from "eko-onboarding";

const eko = createEkoClient({
  baseUrl: process.env.EKO_BASE_URL ?? ${JSON.stringify(baseUrl)},
  developerKey: process.env.EKO_DEVELOPER_KEY ?? "",
  accessKey: process.env.EKO_ACCESS_KEY ?? "",
${ids}});

// Resolves on success only; an error's \`outcome\` tells whether to try again.
const answer = await eko.${operationId}(${writeLiteral(input, javascriptSyntax)});
switch (answer.response_type) {
${cases.join("")}}
`;
}

function member(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
