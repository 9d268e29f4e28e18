import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/**
 * Starts a relay on the loopback that passes requests on to a server. Prism's proxy follows redirects and would hand
 * the keys to their target; behind the relay it never sees one, but an HTTP 502.
 */
export async function startRelay(baseUrl: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const { host: _, connection: _1, "content-length": _2, ...headers } = request.headers;
    const body = await buffer(request);
    try {
      const answer = await fetch(baseUrl + request.url, {
        method: request.method ?? "GET",
        headers: headers as Record<string, string>,
        body: body.length > 0 ? body : null,
        redirect: "manual",
        signal: AbortSignal.timeout(30_000),
      });
      const isRedirect = answer.status >= 300 && answer.status < 400;
      const text = await answer.text();
      response.writeHead(isRedirect ? 502 : answer.status, pick(answer.headers, ["content-type", "date"]));
      response.end(text);
    } catch {
      response.writeHead(502).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, headers.get(name) ?? ""]).filter(([, value]) => value),
  );
}
