import { createHash } from "node:crypto";
import { servers } from "../../../generated/tables.ts";
import type { SignatureMaterial } from "./variants.ts";

// With a body in it, a message is hashed some 20 times. A large one is left out to keep that cheap.
const maxBodyBytes = 4096;
const maxRewrittenBytes = 1024;
const maxFields = 6;
const maxTargetLength = 1024;

/** A body as it was sent, and as another serialiser would have written it. */
export function listBodies({ body }: SignatureMaterial): {
  sent: string[];
  rewritten: string[];
  hashes: string[];
} {
  const digest = createHash("sha256").update(body).digest();
  const hashes = [digest.toString("hex"), digest.toString("base64")];
  if (body.length === 0) return { sent: ["{}"], rewritten: [], hashes };
  if (body.length > maxBodyBytes) return { sent: [], rewritten: [], hashes };
  const text = body.toString();
  const value = body.length > maxRewrittenBytes ? undefined : parseJson(text);
  return {
    sent: [text],
    rewritten: value === undefined ? [] : [...rewriteJson(value), encodeForm(value)],
    hashes,
  };
}

/** JSON as Python writes it, compact, indented, and with its names sorted. */
function rewriteJson(value: unknown): string[] {
  const orders = [value, sortNames(value)];
  return orders.flatMap((each) => {
    const lines = JSON.stringify(each, null, 1);
    // Indented, a deep value is a hundred times as long.
    if (lines.length > maxBodyBytes) return [JSON.stringify(each)];
    // A line break and its indentation never stand within a string of JSON.
    const blanked = lines.replace(/,\n */g, ", ").replace(/\n */g, "");
    return [JSON.stringify(each), blanked, JSON.stringify(each, null, 2), JSON.stringify(each, null, 4)];
  });
}

/** The fields as a form, as `http_build_query` of PHP and `urlencode` of Python write them. */
function encodeForm(value: unknown): string {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return String(new URLSearchParams(entries.map(([name, entry]): [string, string] => [name, String(entry)])));
}

function sortNames(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a request goes, written as paths and addresses. */
export function listPlaces({ target, host }: SignatureMaterial): string[] {
  if (target.length > maxTargetLength) return [];
  const [path = "", query] = target.split("?");
  const { origin, pathname: basePath } = new URL(servers.sandbox);
  const short = path.startsWith(`${basePath}/`) ? [path.slice(basePath.length)] : [];
  const origins = [origin, ...(host === undefined ? [] : [`http://${host}`, `https://${host}`])];
  const queries = query === undefined ? [] : [query];
  return [...new Set([path, ...short, target, ...queries, ...origins.map((each) => each + target)])];
}

/** Values of the request that the signatures of the vendor's other calls are made with, such as its request hash. */
export function listFields({ target, body }: SignatureMaterial): string[] {
  const [path = "", query = ""] = target.slice(0, maxTargetLength).split("?");
  const values = path.split("/").filter((segment) => /\d/.test(segment) && segment.length > 2);
  values.push(...new URLSearchParams(query).values());
  if (body.length <= maxBodyBytes) values.push(...readScalars(body.toString()));
  return [...new Set(values)].filter((value) => value.length > 0 && value.length <= 64).slice(0, maxFields);
}

function readScalars(text: string): string[] {
  const value = parseJson(text);
  const entries = typeof value === "object" && value !== null ? Object.values(value) : [];
  return entries.filter((entry) => typeof entry === "string" || typeof entry === "number").map(String);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
