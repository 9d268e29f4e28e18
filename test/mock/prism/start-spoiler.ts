import { Agent, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { send } from "./verdict.ts";

/** What a spoiler does to a request and to its answer; each returns what goes on in its place. */
export interface Spoil {
  request?: (body: string) => string;
  answer?: (body: string) => string;
}

/** A server that passes requests on to the mock, and is wrong on purpose. */
export interface Spoiler {
  url: string;
  /** What happens to the requests from now on. */
  spoil: Spoil;
  close(): Promise<void>;
}

/** Starts a server that stands before the mock. Until it is given something to spoil, it changes nothing. */
export async function startSpoiler(mockUrl: string): Promise<Spoiler> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    // Its own length and connection are those of the request that is sent on.
    const {
      host,
      connection,
      "content-length": length,
      "transfer-encoding": encoding,
      ...headers
    } = request.headers;
    const answer = await send(agent, mockUrl, {
      method: request.method ?? "GET",
      target: request.url ?? "/",
      headers: headers as Record<string, string>,
      body: body === "" ? undefined : (spoiler.spoil.request?.(body) ?? body),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(spoiler.spoil.answer?.(answer.text) ?? answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const spoiler: Spoiler = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
  return spoiler;
}
