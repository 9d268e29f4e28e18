// The servers that scripts/bench/cases/mock.ts compares, each started in a process of its own by its name. Prints the
// port; tells its CPU time in milliseconds when asked.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startMockServer } from "../../../src/mock/index.ts";
import { silentLogger } from "../../shared/silent-logger.ts";

/** What to start. */
export interface MockServerPlan {
  server: keyof typeof servers;
  contract: string;
}

const { server, contract } = JSON.parse(process.argv[2] ?? "") as MockServerPlan;

const servers = {
  node: () =>
    listen(
      createServer(async (request, response) => {
        await readText(request);
        response.setHeader("content-type", "application/json").end('{"status":0}');
      }),
    ),
  prism: async () => {
    const { createInstance, getHttpOperationsFromSpec } = await import("@stoplight/prism-http");
    const operations = await getHttpOperationsFromSpec(contract);
    const config = {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    } as const;
    const prism = createInstance(config, { logger: silentLogger });
    return listen(
      createServer(async (request, response) => {
        const body: unknown = JSON.parse(await readText(request));
        const path = request.url ?? "";
        const headers = request.headers as Record<string, string>;
        const input = { method: "post" as const, url: { path, query: {} }, headers, body };
        const result = await prism.request(input, operations, { ...config, mock: { dynamic: false } })();
        if (result._tag === "Left") throw result.left;
        const { statusCode, body: answer } = result.right.output;
        response.writeHead(statusCode, { "content-type": "application/json" }).end(JSON.stringify(answer));
      }),
    );
  },
  mock: async () => Number(new URL((await startMockServer()).url).port),
};

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
console.log(await servers[server]());
