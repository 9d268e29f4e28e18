import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { formatEntry, toPublicEntry } from "../../src/cli/mock/format-entry.ts";
import { startMockServer } from "../../src/mock/index.ts";
import { readGreeting } from "./read-greeting.ts";
import { sign } from "./send-signed.ts";

const aadhar = "736491820573";
const template = "Rmln0ZXJQcmludENhbmFyeQ";
const piddata = `<PidData><Resp errCode="0"/><Data>${template}</Data></PidData>`;
const body = { initiator_id: "9962981729", user_code: "20810200", aadhar, piddata };
const path = "/customer/payment/dmt-fino/sender/9444444444/otp";
const query = `aadhar=${aadhar}&piddata=${template}`;
const valid = { method: "PUT", body: JSON.stringify(body), headers: {} };

describe("a mock with an inspector, and its terminal", () => {
  it.each<[string, string, { method?: string; body?: string; headers?: Record<string, string> }]>([
    ["a valid request", path, {}],
    ["an example of a refusal", path, { headers: { prefer: "example=ekyc_refused" } }],
    ["a wrong signature", path, { headers: { "secret-key": "wrong" } }],
    ["fields that break the contract", path, { body: JSON.stringify({ ...body, aadhar: `${aadhar}1` }) }],
    ["the values under other names", path, { body: JSON.stringify({ aadhaar: aadhar, [piddata]: 1 }) }],
    ["broken JSON", path, { body: valid.body.slice(0, -1) }],
    ["a form", path, { body: query, headers: { "content-type": "application/x-www-form-urlencoded" } }],
    ["the values in the query", `${path}?${query}`, {}],
    ["the values as names in the query", `${path}?${aadhar}=1&${encodeURIComponent(piddata)}`, {}],
    ["the wrong method", `${path}?${query}`, { method: "POST" }],
    ["an unknown path", `${path}/submit?${query}`, {}],
  ])("show no Aadhaar number and no fingerprint of %s", async (_, target, change) => {
    const lines: string[] = [];
    const mock = await startMockServer({
      inspector: true,
      onAnswer: (entry) => {
        const shown = toPublicEntry(entry);
        lines.push(JSON.stringify(shown), ...formatEntry(shown).map(({ text }) => text));
      },
    });
    onTestFinished(() => mock.close());
    const headers = { ...sign(), "content-type": "application/json", ...valid.headers, ...change.headers };
    const answer = await fetch(mock.url + target, { ...valid, ...change, headers });
    const seen = [
      await answer.text(),
      lines,
      mock.journal.map((entry) => [entry, entry.json]),
      await (await fetch(new URL("/inspector/requests/1", mock.url))).text(),
      await readGreeting(new URL("/inspector/events", mock.url)),
    ];
    expect(lines).not.toEqual([]);
    const output = `${inspect(seen, { depth: 9, maxStringLength: null })} ${JSON.stringify(seen)}`;
    expect(output).toContain("9444444444");
    const secrets = [aadhar, aadhar.slice(-4), template, template.slice(0, 8)];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  });
});
