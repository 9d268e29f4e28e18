import type { RequestDetails } from "../views.ts";

// curl makes these itself.
const omitted = ["host", "content-length", "connection", "transfer-encoding", "accept-encoding"];

/** The request as a command for a POSIX shell. Its timestamp is used up: sign afresh to send it again. */
export function formatCurl(
  { method, path, headers, body }: Pick<RequestDetails, "method" | "path" | "headers" | "body">,
  origin: string,
): string {
  const flags = Object.entries(headers)
    .filter(([name]) => !omitted.includes(name))
    .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  if (body) flags.push(`--data-raw ${quote(body)}`);
  return [`curl -X ${method} ${quote(origin + path)}`, ...flags].join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
