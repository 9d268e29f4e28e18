import { reference, type SampleCall } from "./sample-call.ts";
import { type Syntax, writeLiteral } from "./write-literal.ts";

const phpSyntax: Syntax = {
  text: (value) => (value === reference ? '"REQ-$timestamp"' : quote(value)),
  entry: (key, value) => `${quote(key)} => ${value}`,
  map: ["[", "]"],
  emptyMap: "new stdClass()",
  list: ["[", "]"],
  words: { true: "true", false: "false", null: "null" },
  indent: "    ",
};

/** Writes a sample call for PHP 8 without an extension. */
export function renderPhp({ method, baseUrl, target, body, successes }: SampleCall): string {
  const content = body ? `\n    'content' => json_encode(${writeLiteral(body, phpSyntax, "    ")}),` : "";
  const cases = successes.map(
    ({ id, name }) => `    case ${id}:
        echo ${quote(name)}, ' ', json_encode($answer['data'] ?? null), PHP_EOL;
        break;
`,
  );
  return `<?php
function need(string $name): string
{
    $value = (string) getenv($name);
    if ($value === '') {
        fwrite(STDERR, "Set $name.\\n");
        exit(1);
    }
    return $value;
}

$baseUrl = getenv('EKO_BASE_URL') ?: ${quote(baseUrl)};
$timestamp = (string) intdiv((int) (microtime(true) * 1e6), 1000);

// HMAC key: the base64 text of the access key. Message: the timestamp.
$key = base64_encode(need('EKO_ACCESS_KEY'));
$secretKey = base64_encode(hash_hmac('sha256', $timestamp, $key, true));

$context = stream_context_create(['http' => [
    'method' => ${quote(method)},
    'header' => [
        'developer_key: ' . need('EKO_DEVELOPER_KEY'),
        "secret-key: $secretKey",
        "secret-key-timestamp: $timestamp",
        'content-type: application/json',
    ],${content}
    'timeout' => 30,
    'follow_location' => 0, // A redirect would hand the keys to another host.
    'ignore_errors' => true, // The body of a refusal says why.
]]);
$body = file_get_contents("$baseUrl${target.replaceAll(reference, "REQ-$timestamp")}", false, $context);
if ($body === false) {
    exit(1);
}
$answer = json_decode($body, true);

switch ($answer['response_type_id'] ?? null) {
${cases.join("")}    default:
        fwrite(STDERR, "Not a success: $body\\n");
        exit(1);
}
`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
