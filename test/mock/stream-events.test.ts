import type { ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createEventStream } from "../../src/mock/inspector/stream-events.ts";

/** A page that is open, and reads only what the test reads. */
function makePage() {
  const page = Object.assign(new PassThrough(), { writeHead: () => page });
  return page as typeof page & ServerResponse;
}

describe("createEventStream", () => {
  it("greets a page, and sends it each event", () => {
    const stream = createEventStream();
    const page = makePage();
    stream.open(page, { rows: [] });
    stream.send("request", { id: 1 });
    expect(String(page.read())).toBe(
      'event: greeting\ndata: {"rows":[]}\n\nevent: request\ndata: {"id":1}\n\n',
    );
  });

  it("cuts a page off that does not read, and no other", () => {
    const stream = createEventStream();
    const [idle, busy] = [makePage(), makePage()];
    for (const page of [idle, busy]) stream.open(page, {});
    const event = "x".repeat(100_000);
    for (let count = 0; count < 50; count++) {
      stream.send("request", event);
      busy.read();
    }
    expect([idle.destroyed, busy.destroyed]).toEqual([true, false]);
  });

  it("keeps 32 pages, the ones that were opened last", async () => {
    const stream = createEventStream();
    const pages = Array.from({ length: 40 }, makePage);
    for (const page of pages) {
      stream.open(page, {});
      await new Promise(setImmediate);
    }
    expect(pages.map(({ destroyed }) => destroyed)).toEqual([
      ...Array(8).fill(true),
      ...Array(32).fill(false),
    ]);
  });

  it("writes an event as text once, and only if somebody reads", () => {
    const stream = createEventStream();
    let written = 0;
    const data = { toJSON: () => ++written };
    stream.send("request", data);
    expect(written).toBe(0);
    for (let count = 0; count < 5; count++) stream.open(makePage(), {});
    stream.send("request", data);
    expect(written).toBe(1);
  });
});
