import { isIP } from "node:net";
import { URL } from "node:url";

/**
 * Whether a request was made to an address of this machine rather than to a name that somebody else points at it (DNS
 * rebinding): pages of that name could read the inspector.
 *
 * @param boundHost the host that the mock listens on, which may be a name
 */
export function isOwnHost(hostHeader: string | undefined, boundHost: string): boolean {
  if (!/^[\w.:[\]-]+$/.test(hostHeader ?? "") || !URL.canParse(`http://${hostHeader}`)) return false;
  const hostname = new URL(`http://${hostHeader}`).hostname.replace(/^\[|\]$/g, "");
  return hostname === "localhost" || hostname === boundHost || isIP(hostname) !== 0;
}

/** Whether a request was made by the inspector's own page, or by a program, which sends no Origin. */
export function isOwnOrigin(origin: string | undefined, hostHeader: string | undefined): boolean {
  return origin === undefined || origin === `http://${hostHeader}`;
}
