import { Agent, request as sendHttp } from "node:http";
import type { PlainRequest } from "./draft.ts";

/** What a server made of a request. */
export interface Verdict {
  status: number;
  /** Where it breaks the contract and by which rule, sorted, each once. */
  violations: string[];
}

/** An answer with its body parsed. */
export interface PlainAnswer {
  status: number;
  text: string;
  json: unknown;
}

interface Violations {
  /** Ours. */
  violations?: { location: string; path: string; rule: string }[];
  /** Prism's. */
  validation?: { location?: string[]; code: string }[];
}

/** Sends a request as it stands. */
export function send(agent: Agent, baseUrl: string, request: PlainRequest): Promise<PlainAnswer> {
  const { hostname, port, pathname } = new URL(baseUrl);
  const { method, headers, body } = request;
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const path = `${pathname.replace(/\/$/, "")}${request.target}`;
    const sent = sendHttp(
      { agent, hostname, port, method, path, headers: { ...headers, ...length } },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text, json: text === "" ? undefined : JSON.parse(text) }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Reads the verdict out of an answer of either server. */
export function readVerdict({ status, json }: PlainAnswer): Verdict {
  const { violations = [], validation = [] } = (json ?? {}) as Violations;
  const places = [
    ...violations.map(({ location, path, rule }) => describeViolation(`${location}${path}`, rule)),
    ...validation.map(({ location = ["body"], code }) => describeViolation(location.join("/"), code)),
  ];
  return { status, violations: [...new Set(places)].sort() };
}

/** Of a field that is missing or too much, Prism names only the object that it belongs to. */
function describeViolation(place: string, rule: string): string {
  const [location] = place.split("/");
  return `${["required", "additionalProperties"].includes(rule) ? location : place} ${rule}`;
}

/** Sends many requests, some of them at a time, and reads the verdicts in the same order. */
export async function judgeAll(baseUrl: string, requests: readonly PlainRequest[]): Promise<Verdict[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  try {
    return await Promise.all(
      requests.map(async (request) => readVerdict(await send(agent, baseUrl, request))),
    );
  } finally {
    agent.destroy();
  }
}
