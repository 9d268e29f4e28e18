import type { WireHeaders, WireResponse } from "./transport.ts";

/**
 * As much of a Request as openapi-fetch and the signing middleware touch. A genuine one costs more than all the
 * rest of a call; user code never sees this one.
 */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

/** As much of a Response as openapi-fetch touches, over an answer that is complete. */
export class LightResponse {
  readonly status: number;
  readonly headers: WireHeaders;
  readonly #text: string;

  constructor({ status, headers, text }: WireResponse) {
    this.status = status;
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
