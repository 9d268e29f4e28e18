import { reference, type SampleCall } from "./sample-call.ts";
import { type Syntax, writeLiteral } from "./write-literal.ts";

const pythonSyntax: Syntax = {
  text: (value) => (value === reference ? 'f"REQ-{timestamp}"' : JSON.stringify(value)),
  entry: (key, value) => `${JSON.stringify(key)}: ${value}`,
  map: ["{", "}"],
  emptyMap: "{}",
  list: ["[", "]"],
  words: { true: "True", false: "False", null: "None" },
  indent: "    ",
};

/** Writes a sample call for Python 3 and its standard library. */
export function renderPython({ method, baseUrl, target, body, successes }: SampleCall): string {
  const data = body ? `\n    data=json.dumps(${writeLiteral(body, pythonSyntax, "    ")}).encode(),` : "";
  const names = Object.fromEntries(successes.map(({ id, name }) => [id, name]));
  const table = Object.entries(names).map(([id, name]) => `${id}: ${JSON.stringify(name)}`);
  return `import base64
import hmac
import json
import os
import time
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

base_url = os.environ.get("EKO_BASE_URL", ${JSON.stringify(baseUrl)})
timestamp = str(time.time_ns() // 1_000_000)

# HMAC key: the base64 text of the access key. Message: the timestamp.
key = base64.b64encode(os.environ["EKO_ACCESS_KEY"].encode())
digest = hmac.digest(key, timestamp.encode(), "sha256")


class NoRedirect(HTTPRedirectHandler):  # It would hand the keys to another host.
    def redirect_request(self, *_):
        return None


request = Request(
    f"{base_url}${target}",
    method=${JSON.stringify(method)},
    headers={
        "developer_key": os.environ["EKO_DEVELOPER_KEY"],
        "secret-key": base64.b64encode(digest).decode(),
        "secret-key-timestamp": timestamp,
        "content-type": "application/json",
    },${data}
)
try:
    with build_opener(NoRedirect).open(request, timeout=30) as response:
        answer = json.load(response)
except HTTPError as error:
    raise SystemExit(f"Refused, HTTP {error.code}: {error.read().decode()}")

successes = {${table.join(", ")}}
name = successes.get(answer.get("response_type_id"))
if name is None:
    raise SystemExit(f"Not a success: {json.dumps(answer)}")
print(name, json.dumps(answer.get("data")))
`;
}
