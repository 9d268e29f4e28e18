import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { root, specFile } from "./paths.ts";

/** Starts `prism mock` on the contract, as its users do. */
export async function startStockPrism(): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await findFreePort();
  const command = join(root, "node_modules/@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [command, "mock", "-h", "127.0.0.1", "-p", String(port), specFile], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("close", (code) => reject(new Error(`prism mock ended with ${code}.`)));
    // Its log goes on, and has to be read.
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("listening")) resolve();
    });
  });
  return {
    port,
    stop: async () => {
      child.kill();
      await once(child, "close");
    },
  };
}

/** Prism takes a port of 0 at its word, so one is taken from the system and given back. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
