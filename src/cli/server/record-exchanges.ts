import { signingHeaders } from "../../../generated/tables.ts";
import type { EkoApi } from "../../api/create-api.ts";
import { hideTexts } from "./hide-texts.ts";
import { makeMask, maskBody, masked } from "./mask-body.ts";

/** A request as it was signed and its answer, with keys, signature and sensitive fields masked, and maybe no texts. */
export interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body: unknown };
  /** Missing when no answer came. */
  response?: { status: number; headers: Record<string, string>; body: unknown };
}

interface Pending {
  exchange: Exchange;
  mask: (text: string) => string;
}

/** How to record, and functions that are called as a request is about to leave and as its answer arrives. */
interface Recording {
  /** Masked wherever an answer echoes it, like the key and signature that were sent. */
  accessKey: string;
  /** Whether answers are recorded with the server's own words. */
  showsAnswers: boolean;
  onRequest: (request: Exchange["request"]) => void;
  onAnswer: (response: NonNullable<Exchange["response"]>) => void;
}

/** Records what a client sends from now on. It sees the very requests, after they were signed. */
export function recordExchanges(
  api: EkoApi,
  { accessKey, showsAnswers, onRequest, onAnswer }: Recording,
): Exchange[] {
  const exchanges: Exchange[] = [];
  const pending = new Map<string, Pending>();
  api.use({
    async onRequest({ request, id }) {
      const { method, url, headers } = request;
      const secrets = [accessKey, ...secretHeaders.map((name) => headers.get(name) as string)];
      const sent = readBody(await request.clone().text());
      const mask = makeMask(sent, secrets);
      const body = maskBody(sent);
      const exchange: Exchange = { request: { method, url, headers: maskSecrets(headers), body } };
      exchanges.push(exchange);
      pending.set(id, { exchange, mask });
      onRequest(exchange.request);
      return undefined;
    },
    async onResponse({ response, id }) {
      const { exchange, mask } = pending.get(id) as Pending;
      const { status, headers } = response;
      const full = maskBody(readBody(await response.clone().text()), mask);
      const body = showsAnswers || full === undefined ? full : hideTexts(full);
      const shown = [...headers]
        .filter(([name]) => showsAnswers || harmlessHeaders.includes(name))
        .map(([name, value]) => [name, mask(value)]);
      exchange.response = { status, headers: Object.fromEntries(shown), body };
      onAnswer(exchange.response);
    },
  });
  return exchanges;
}

const harmlessHeaders: readonly string[] = ["content-length", "content-type", "date", "retry-after"];
const secretHeaders: readonly string[] = [signingHeaders.developerKey, signingHeaders.secretKey];

function maskSecrets(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.includes(name) ? masked : value]),
  );
}

function readBody(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
