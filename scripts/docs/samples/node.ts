import { javascriptSyntax } from "./javascript-syntax.ts";
import { reference, type SampleCall } from "./sample-call.ts";
import { writeLiteral } from "./write-literal.ts";

/** Writes a sample call for plain Node.js, without a package. */
export function renderNode({ method, baseUrl, target, body, successes }: SampleCall): string {
  const content = body ? `\n  body: JSON.stringify(${writeLiteral(body, javascriptSyntax, "  ")}),` : "";
  const cases = successes.map(
    ({ id, name }) => `  case ${id}:
    console.log(${JSON.stringify(name)}, answer.data);
    break;
`,
  );
  return `import { createHmac } from "node:crypto";

const { EKO_BASE_URL: baseUrl = ${JSON.stringify(baseUrl)} } = process.env;
const timestamp = String(Date.now());

// HMAC key: the base64 text of the access key. Message: the timestamp.
const key = Buffer.from(need("EKO_ACCESS_KEY")).toString("base64");
const secretKey = createHmac("sha256", key).update(timestamp).digest("base64");

const response = await fetch(\`\${baseUrl}${target.replaceAll(reference, `REQ-\${timestamp}`)}\`, {
  method: ${JSON.stringify(method)},
  headers: {
    developer_key: need("EKO_DEVELOPER_KEY"),
    "secret-key": secretKey,
    "secret-key-timestamp": timestamp,
    "content-type": "application/json",
  },${content}
  redirect: "manual", // A redirect would hand the keys to another host.
  signal: AbortSignal.timeout(30_000),
});
const text = await response.text();
if (response.status !== 200) fail(\`Refused, HTTP \${response.status}: \${text}\`);

const answer = JSON.parse(text);
switch (answer.response_type_id) {
${cases.join("")}  default:
    fail(\`Not a success: \${text}\`);
}

function need(name) {
  return process.env[name] || fail(\`Set \${name}.\`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
`;
}
