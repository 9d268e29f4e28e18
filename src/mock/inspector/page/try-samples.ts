import type { DocumentedSample, TryAnswer } from "../views.ts";
import { make } from "./dom.ts";
import { splitPath } from "./split-path.ts";

/** Draws each operation with its documented sample, to change and to send. */
export function drawSamples(samples: readonly DocumentedSample[]): Node[] {
  return samples.map(({ operationId, method, path, values }, index) => {
    const text = JSON.stringify(values, null, 2);
    const input = make(
      "textarea",
      {
        "aria-label": `Request of ${operationId}`,
        spellcheck: "false",
        rows: String(text.split("\n").length),
      },
      text,
    );
    const output = make("div", { role: "status" });
    const send = make("button", { type: "submit", class: "action" }, "Sign and send");
    const form = make("form", {}, input, send, output);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void sendSample(operationId, input.value).then((nodes) => output.replaceChildren(...nodes));
    });
    return make(
      "details",
      { class: "sample", ...(index === 0 && { open: "" }) },
      make(
        "summary",
        {},
        make("b", {}, operationId),
        " ",
        make("code", {}, ...splitPath(`${method} ${path}`)),
      ),
      form,
    );
  });
}

async function sendSample(operationId: string, text: string): Promise<Node[]> {
  try {
    const answer = await fetch(`/inspector/try/${operationId}`, { method: "POST", body: text });
    if (answer.ok) return drawAnswer((await answer.json()) as TryAnswer);
    const { message } = (await answer.json()) as { message: string };
    return [drawProblem(`${message} Nothing was sent.`)];
  } catch {
    return [drawProblem("The mock does not answer. Is it running?")];
  }
}

function drawProblem(text: string): Node {
  return make("p", { class: "broken" }, text);
}

function drawAnswer({ httpStatus, text }: TryAnswer): Node[] {
  if (httpStatus === undefined) return [drawProblem("No answer came within 5 seconds.")];
  const body = parse(text);
  const { response_type_id: type } = Object(body) as { response_type_id?: unknown };
  return [
    make("h3", {}, `HTTP ${httpStatus}${type === undefined ? "" : `, response type ${type}`}`),
    make("pre", {}, body === undefined ? text : JSON.stringify(body, null, 2)),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
