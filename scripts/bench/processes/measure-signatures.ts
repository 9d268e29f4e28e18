// Measures signatures per second of one way to sign. Prints one line of JSON.
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { encodeKey } from "../../../src/signing/compute-secret-key.ts";
import { signRequests } from "../../../src/signing/sign-requests.ts";
import { issueTimestamps } from "../../../src/signing/timestamps.ts";

/** What to measure. */
export interface SignPlan {
  way: "client" | "createHmac" | "createHmac with a KeyObject";
  count: number;
}

/** What came out. */
export interface SignFigures {
  perSecond: number;
}

const { way, count } = JSON.parse(process.argv[2] ?? "") as SignPlan;
let counted = Date.now();
// Each signature has a millisecond of its own, so a faster clock than the real one keeps the client from waiting.
const now = () => counted++;

const headers = new Map<string, string>();
const { onRequest } = signRequests(
  "bench-developer-key",
  "bench-access-key",
  issueTimestamps("bench-developer-key", now),
);
const request = { headers: headers as unknown as Headers };
const key = encodeKey("bench-access-key");
const signWith = (hmacKey: string | KeyObject) => () => {
  const timestamp = String(now());
  headers.set("developer_key", "bench-developer-key");
  headers.set("secret-key", createHmac("sha256", hmacKey).update(timestamp).digest("base64"));
  headers.set("secret-key-timestamp", timestamp);
};
const ways = {
  client: () => {
    onRequest({ request });
  },
  createHmac: signWith(key),
  "createHmac with a KeyObject": signWith(createSecretKey(key, "utf8")),
};

const sign = ways[way];
for (let index = 0; index < count / 4; index++) sign();
const startedAt = performance.now();
for (let index = 0; index < count; index++) sign();
const seconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ perSecond: count / seconds } satisfies SignFigures));
