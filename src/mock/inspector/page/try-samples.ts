import type { DocumentedSample, TryAnswer } from "../views.ts";
import { make } from "./dom.ts";

/** Draws each operation with its documented sample, to change and to send. */
export function drawSamples(samples: readonly DocumentedSample[]): Node[] {
  return samples.map(({ operationId, method, path, values }, index) => {
    const input = make(
      "textarea",
      { "aria-label": `Request of ${operationId}`, spellcheck: "false", rows: "10" },
      JSON.stringify(values, null, 2),
    );
    const output = make("div", { role: "status" });
    const send = make("button", { type: "submit" }, "Sign and send");
    const form = make("form", {}, input, send, output);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void trySample(operationId, input.value, output);
    });
    return make(
      "details",
      { class: "sample", ...(index === 0 && { open: "" }) },
      make("summary", {}, make("b", {}, operationId), " ", make("code", {}, `${method} ${path}`)),
      form,
    );
  });
}

async function trySample(operationId: string, text: string, output: HTMLElement): Promise<void> {
  const answer = await fetch(`/inspector/try/${operationId}`, { method: "POST", body: text });
  if (!answer.ok) {
    output.replaceChildren(
      make("p", { class: "broken" }, "This is not an object of JSON. Nothing was sent."),
    );
    return;
  }
  output.replaceChildren(...drawAnswer((await answer.json()) as TryAnswer));
}

function drawAnswer({ httpStatus, text }: TryAnswer): Node[] {
  if (httpStatus === undefined) return [make("p", { class: "broken" }, "No answer came within 5 seconds.")];
  const body = parse(text);
  const { response_type_id: type } = Object(body) as { response_type_id?: unknown };
  return [
    make("h3", {}, `HTTP ${httpStatus}${type === undefined ? "" : `, response type ${type}`}`),
    make("pre", { tabindex: "0" }, body === undefined ? text : JSON.stringify(body, null, 2)),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
