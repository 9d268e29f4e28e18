import { once } from "node:events";
import { connect, type Socket } from "node:net";

/**
 * Sends requests one after the other on each of a few connections, from bare sockets: a client of HTTP would cost more
 * than the servers that it measures.
 *
 * @param nextRequest the text of the next request, undefined at the end
 * @throws Error on another status than expected
 */
export async function sendRequests(
  port: number,
  connections: number,
  nextRequest: () => string | undefined,
  expectedStatus: number,
): Promise<void> {
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay(true);
      try {
        await once(socket, "connect");
        for (let text = nextRequest(); text !== undefined; text = nextRequest()) {
          const answer = await exchange(socket, text);
          const status = Number(answer.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length));
          if (status !== expectedStatus) throw new Error(`The server answered ${status}.`);
        }
      } finally {
        socket.destroy();
      }
    }),
  );
}

function exchange(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const finish = (end: () => void) => {
      socket.off("data", read).off("error", fail).off("close", fail);
      end();
    };
    const fail = (error?: unknown) => finish(() => reject(error || new Error("The connection was closed.")));
    const read = (chunk: Buffer) => {
      received += chunk.toString("latin1");
      if (isComplete(received)) finish(() => resolve(received));
    };
    socket.on("data", read).on("error", fail).on("close", fail).write(text);
  });
}

function isComplete(received: string): boolean {
  const bodyStart = received.indexOf("\r\n\r\n") + 4;
  if (bodyStart < 4) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, bodyStart))?.[1];
  return length === undefined
    ? received.endsWith("\r\n0\r\n\r\n")
    : received.length >= bodyStart + Number(length);
}
