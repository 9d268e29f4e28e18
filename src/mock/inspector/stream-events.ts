import type { ServerResponse } from "node:http";

/** Sends named events to every page that is open. */
export interface EventStream {
  open(response: ServerResponse, greeting: unknown): void;
  send(name: string, data: unknown): void;
}

// A page that does not read is cut off, and asks again by itself; the mock must not keep its events.
const maxUnreadBytes = 4 * 1024 * 1024;
const maxReaders = 32;

/** Makes a stream of server-sent events. Of too many readers the first one is cut off. */
export function createEventStream(): EventStream {
  const readers = new Set<ServerResponse>();
  const write = (response: ServerResponse, event: string) => {
    response.write(event);
    if (response.writableLength > maxUnreadBytes) response.destroy();
  };
  return {
    open(response, greeting) {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.on("close", () => readers.delete(response));
      readers.add(response);
      const [first] = readers;
      if (readers.size > maxReaders) first?.destroy();
      write(response, formatEvent("greeting", greeting));
    },
    send(name, data) {
      if (readers.size === 0) return;
      const event = formatEvent(name, data);
      for (const reader of readers) write(reader, event);
    },
  };
}

function formatEvent(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
