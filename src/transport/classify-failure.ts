import type { TransportErrorCode } from "./transport-error.ts";

const codes = new Map<unknown, TransportErrorCode>([
  ["ECONNREFUSED", "connection_refused"],
  ["ENOTFOUND", "dns_failure"],
  ["EAI_AGAIN", "dns_temporary_failure"],
  ["UND_ERR_CONNECT_TIMEOUT", "connect_timeout"],
]);

const unreachable = new Set<unknown>([
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENETDOWN",
  "EADDRNOTAVAIL",
]);

/**
 * Names a failure to connect by the first code in the chain of causes. Each of these happens before a
 * connection stands, so they prove that no byte of the request left.
 *
 * @returns undefined when the error shows nothing of the kind
 */
export function classifyConnectFailure(error: unknown): TransportErrorCode | undefined {
  const { code, cause, syscall, errors } = Object(error) as Partial<
    Record<"code" | "cause" | "syscall" | "errors", unknown>
  >;
  const known = codes.get(code);
  if (known !== undefined) return known;
  if (syscall === "connect") {
    if (code === "ETIMEDOUT") return "connect_timeout";
    if (unreachable.has(code)) return "connection_failed";
  }
  // Node tries each address of a host, and fails with a list when none of them can be reached.
  if (Array.isArray(errors)) {
    const [first, ...others] = errors.map(classifyConnectFailure);
    return others.includes(undefined) ? undefined : first;
  }
  return cause === undefined ? undefined : classifyConnectFailure(cause);
}

/** Whether the error comes from the TLS handshake: a certificate that does not convince, or no TLS at all. */
export function isTlsFailure(error: unknown): boolean {
  const code = String((Object(error) as { code?: unknown }).code);
  return /^ERR_(TLS|SSL)_|CERT|SIGNATURE|^EPROTO$/.test(code);
}
