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
    // A header without a value ends in a semicolon; curl takes one that ends in a colon away.
    .map(([name, value]) => `-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (body) flags.push(`--data-raw ${quote(body)}`);
  // Without these curl would read braces and brackets as patterns, and take '..' out of the path.
  return [`curl -g --path-as-is -X ${method} ${quote(origin + path)}`, ...flags].join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
