// The servers that scripts/bench/cases/mock.ts compares, each started in a process of its own by its name.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { callPrism } from "../../../src/mock/call-prism.ts";
import { findSpecFile, startMockServer } from "../../../src/mock/index.ts";
import { loadPrism } from "../../../src/mock/load-prism.ts";

const servers: Record<string, () => Promise<string>> = {
  node: () =>
    listen(
      createServer(async (request, response) => {
        await readText(request);
        response.setHeader("content-type", "application/json").end('{"status":0}');
      }),
    ),
  prism: async () => {
    const prism = await loadPrism(findSpecFile());
    const [operation] = prism.operations;
    if (operation === undefined) throw new Error("The contract has no operation.");
    return listen(
      createServer(async (request, response) => {
        const body: unknown = JSON.parse(await readText(request));
        const path = request.url ?? "";
        const headers = request.headers as Record<string, string>;
        const answer = await callPrism(prism, { operation, path, query: {}, headers, body, wanted: {} });
        response.writeHead(answer.status, { "content-type": "application/json" });
        response.end(JSON.stringify(answer.body));
      }),
    );
  },
  mock: async () => (await startMockServer()).url,
};

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.on("disconnect", () => process.exit());
process.send?.(await servers[process.argv[2] ?? ""]?.());
