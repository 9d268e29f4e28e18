import type { Answer, AnswerHeaders } from "../transport/transport.ts";

/**
 * Makes a class with as much of a Request as openapi-fetch and the signing middleware touch. A genuine one, and the
 * genuine Headers in it, cost more than all the rest of a call; user code never sees this one.
 *
 * @param commonHeaders what each request carries, by names in lower case; openapi-fetch adds nothing to them
 */
export function makeLightRequestClass(commonHeaders: Readonly<Record<string, string>>) {
  const fields = Object.entries(commonHeaders);
  return class LightRequest {
    readonly url: string;
    readonly method: string;
    readonly headers = new Map(fields);
    readonly body: string | undefined;

    constructor(url: string, { method, body }: { method: string; body?: string }) {
      this.url = url;
      this.method = method;
      this.body = body;
    }
  };
}

/** As much of a Response as openapi-fetch touches, over an answer that is complete. */
export class LightResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly #text: string;

  constructor({ httpStatus, headers, text }: Answer) {
    this.status = httpStatus;
    this.headers = headers;
    this.#text = text;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  async text(): Promise<string> {
    return this.#text;
  }
}
