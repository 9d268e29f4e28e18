import { reference, type SampleCall } from "./sample-call.ts";

/** Writes a sample call for curl and a POSIX shell. */
export function renderCurl({ method, baseUrl, target, body }: SampleCall): string {
  const request =
    method === (body ? "POST" : "GET")
      ? ""
      : `  --request ${method} \\
`;
  const end = body
    ? ` \\
  --data @- <<JSON
${escapeHereDocument(JSON.stringify(body, null, 2)).replaceAll(reference, "REQ-$timestamp")}
JSON
`
    : "\n";
  return `#!/bin/sh
# Needs curl, openssl, EKO_DEVELOPER_KEY and EKO_ACCESS_KEY.
set -eu
base_url=\${EKO_BASE_URL:-${baseUrl}}
# A timestamp serves once: the process id tells calls of a
# second apart, because not every date has milliseconds.
timestamp=$(date +%s)$(printf %03d $(($$ % 1000)))

# HMAC key: the base64 text of the access key.
# Message: the timestamp.
key=$(printf %s "$EKO_ACCESS_KEY" | openssl base64 -A)
secret_key=$(printf %s "$timestamp" |
  openssl dgst -sha256 -hmac "$key" -binary |
  openssl base64 -A)

curl --silent --show-error --fail-with-body --max-time 30 \\
${request}  "$base_url${target.replaceAll(reference, "REQ-$timestamp")}" \\
  --header "developer_key: $EKO_DEVELOPER_KEY" \\
  --header "secret-key: $secret_key" \\
  --header "secret-key-timestamp: $timestamp" \\
  --header "content-type: application/json"${end}`;
}

function escapeHereDocument(text: string): string {
  return text.replace(/[\\$`]/g, "\\$&");
}
