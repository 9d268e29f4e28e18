import type { Exchange } from "./record-exchanges.ts";

/** A request as lines for the terminal. */
export function formatRequest({ method, url, headers, body }: Exchange["request"]): string[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`Request: ${method} ${url}`, ...indent([...lines, ...formatBody(body)])];
}

/** An answer as lines for the terminal. */
export function formatResponse({ status, body }: NonNullable<Exchange["response"]>): string[] {
  return [`Answer: HTTP ${status}`, ...indent(formatBody(body))];
}

function formatBody(body: unknown): string[] {
  if (body === undefined) return [];
  return (typeof body === "string" ? body : JSON.stringify(body, null, 2)).split("\n");
}

function indent(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
