import type { ServerResponse } from "node:http";

/** Sends named events to every page that is open. */
export interface EventStream {
  open(response: ServerResponse, greeting: unknown): void;
  send(name: string, data: unknown): void;
}

// A page that does not read is cut off, and asks again by itself; the mock must not keep its events.
const maxUnreadBytes = 8 * 1024 * 1024;

/** Makes a stream of server-sent events. */
export function createEventStream(): EventStream {
  const readers = new Set<ServerResponse>();
  const write = (response: ServerResponse, name: string, data: unknown) => {
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > maxUnreadBytes) response.destroy();
  };
  return {
    open(response, greeting) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.on("close", () => readers.delete(response));
      readers.add(response);
      write(response, "greeting", greeting);
    },
    send(name, data) {
      for (const reader of readers) write(reader, name, data);
    },
  };
}
