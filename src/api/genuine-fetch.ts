import { EkoConfigError } from "../errors/eko-errors.ts";
import { fetchClasses } from "../transport/fetch-classes.ts";
import type { Answer, WireRequest } from "../transport/transport.ts";
import { TransportError } from "../transport/transport-error.ts";

/**
 * Takes a genuine Request apart.
 *
 * @throws EkoConfigError unless it goes to the client's own server, which alone gets the signing headers, and to a path
 *   without gaps
 */
export async function readRequest(request: Request, baseUrl: string): Promise<WireRequest> {
  const { method, url, headers } = request;
  if (!url.startsWith(`${baseUrl}/`)) {
    throw new EkoConfigError("eko.api calls paths below the client's base URL only.");
  }
  if (/%7B\w+%7D/i.test(new URL(url).pathname))
    throw new EkoConfigError("A path parameter is missing in params.path.");
  return { method, url, headers, body: request.body === null ? undefined : await request.text() };
}

/**
 * Makes a genuine Response of an answer that is complete.
 *
 * @throws TransportError `invalid_encoding` for a byte order mark: a Response would drop it, though JSON has none
 */
export function makeResponse({ httpStatus, headers, text }: Answer): Response {
  const forbidsBody = httpStatus === 204 || httpStatus === 205 || httpStatus === 304;
  if (text.startsWith("\ufeff")) throw new TransportError("invalid_encoding", { sent: true, httpStatus });
  return new fetchClasses.Response(forbidsBody ? null : text, { status: httpStatus, headers: [...headers] });
}
