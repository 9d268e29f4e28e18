import { expect } from "vitest";

/** The first event of the inspector's stream, with the rows and customers so far. */
export async function readGreeting(url: URL): Promise<string> {
  const controller = new AbortController();
  const { body: stream } = await fetch(url, { signal: controller.signal });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stream as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes("\n\n")) break;
  }
  controller.abort();
  expect(text).toMatch(/^event: greeting\n/);
  return text;
}
