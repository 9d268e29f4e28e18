import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import type { MockOperation } from "../../generated/mock.ts";
import { createJournal, type Journal } from "../../src/mock/journal.ts";

const open: MockOperation = {
  id: "submit",
  method: "PUT",
  path: "/senders/{customer_id}/otp",
  query: ["lang"],
  typed: {},
  body: ["aadhar", "note"],
  bodyRequired: true,
  answers: {},
};
const guarded: MockOperation = { ...open, shown: ["customer_id", "note", "lang", "nested"] };

function record(journal: Journal, body: string, operation = open, url = "/x") {
  const request = { method: "PUT", url, headersDistinct: { host: ["mock"] } } as unknown as IncomingMessage;
  const entry = journal.record(request, 0);
  journal.recordBody(entry, Buffer.from(body), operation);
  return entry;
}

describe("createJournal", () => {
  it("keeps the last thousand requests, and numbers all of them", () => {
    const journal = createJournal();
    for (let count = 0; count < 1005; count++) record(journal, "");
    expect(journal.entries).toHaveLength(1000);
    expect(journal.entries[0]?.id).toBe(6);
  });

  it("keeps at most 16 MiB of bodies, and the latest request in any case", () => {
    const journal = createJournal();
    for (let count = 0; count < 1100; count++) record(journal, "x".repeat(65_536));
    const bytes = journal.entries.reduce((sum, { body = "" }) => sum + body.length, 0);
    expect(bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(journal.entries.at(-1)?.id).toBe(1100);
    record(journal, "x".repeat(17 * 1024 * 1024));
    expect(journal.entries.map(({ id }) => id)).toEqual([1101]);
  });

  it("keeps at most 16 MiB of violations", () => {
    const journal = createJournal();
    const violation = {
      location: "body",
      path: `/${"x".repeat(499)}`,
      rule: "additionalProperties",
      message: "x".repeat(500),
    };
    for (let count = 0; count < 100; count++) {
      journal.recordViolations(record(journal, ""), Array(1024).fill(violation));
    }
    expect(journal.entries.map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, index) => 85 + index));
  });

  it.each([
    ["reset", (journal: Journal) => journal.reset()],
    ["followed by too many", (journal: Journal) => Array.from({ length: 1000 }, () => record(journal, ""))],
  ])("does not count the body of a request that was forgotten when it came: %s", (_, forget) => {
    const journal = createJournal();
    const late = record(journal, "");
    forget(journal);
    journal.recordBody(late, Buffer.alloc(17 * 1024 * 1024), open);
    const kept = journal.entries.length;
    for (let count = 0; count < 2; count++) record(journal, "");
    expect(journal.entries).toHaveLength(Math.min(kept + 2, 1000));
  });

  it("gives the body as parsed, when it is JSON", () => {
    const journal = createJournal();
    expect(record(journal, '{"note":"a"}')).toMatchObject({ body: '{"note":"a"}', json: { note: "a" } });
    expect(record(journal, "{").json).toBeUndefined();
  });
});

describe("sensitive fields", () => {
  const secret = "123412341234";
  const cases: [name: string, body: string, kept: string][] = [
    ["a sensitive field", JSON.stringify({ aadhar: secret, note: "a" }), '{"aadhar":"(masked)","note":"a"}'],
    ["a misspelt one", JSON.stringify({ aadhaar: secret }), '{"aadhaar":"(masked)"}'],
    [
      "one within an object",
      JSON.stringify({ nested: [{ aadhar: { digits: secret } }] }),
      '{"nested":[{"aadhar":"(masked)"}]}',
    ],
    ["a bare text", JSON.stringify(secret), '"(masked)"'],
    ["broken JSON", `{"aadhar":"${secret}"`, "(masked)"],
    ["a form", `aadhar=${secret}`, "(masked)"],
    ["an empty body", "", ""],
  ];

  it.each(cases)("are masked in the journal: %s", (_, body, kept) => {
    const entry = record(createJournal(), body, guarded);
    expect(entry.body).toBe(kept);
    expect(JSON.stringify(entry)).not.toContain(secret);
  });

  it("are masked in the query", () => {
    const target = `/senders/9444444444/otp?aadhar=${secret}&lang=en&aadhar=${secret}`;
    expect(record(createJournal(), "", guarded, target).path).toBe(
      "/senders/9444444444/otp?aadhar=%28masked%29&lang=en&aadhar=%28masked%29",
    );
  });

  it("leave everything as it is where an operation has none", () => {
    expect(record(createJournal(), '{ "aadhar": 1 }', open, "/x?aadhar=1")).toMatchObject({
      body: '{ "aadhar": 1 }',
      path: "/x?aadhar=1",
    });
  });
});
