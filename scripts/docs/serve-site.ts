import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, resolve, sep } from "node:path";

const mediaTypes: Record<string, string> = {
  ".html": "text/html",
  ".yaml": "application/yaml",
  ".json": "application/json",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};

/** A running server of the site. */
export interface SiteServer {
  port: number;
  /** Stops the server and cuts all connections. */
  close(): Promise<void>;
}

/** Serves a built site on the loopback; port 0 takes a free one. */
export async function serveSite(folder: string, port = 0): Promise<SiteServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = resolve(folder, `.${pathname.endsWith("/") ? `${pathname}index.html` : pathname}`);
    const body = file.startsWith(resolve(folder) + sep) && (await readFile(file).catch(() => undefined));
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": `${mediaTypes[extname(file)]}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
