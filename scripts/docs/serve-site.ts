import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { siteFiles } from "./build-site.ts";

const mediaTypes: Record<string, string> = {
  ".html": "text/html",
  ".yaml": "application/yaml",
  ".json": "application/json",
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
    const file = siteFiles.find(
      (name) => pathname === `/${name}` || (pathname === "/" && name === "index.html"),
    );
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = await readFile(join(folder, file));
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
