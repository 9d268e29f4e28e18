import {
  explainSignature,
  type SignatureExplanation,
  type SignatureSteps,
} from "../../../src/mock/signature/explain-signature.ts";

/** What the lab starts with. */
export interface KnownAnswer {
  accessKey: string;
  timestamp: string;
}

const stepNames: Record<keyof SignatureSteps, string> = {
  key: "HMAC key",
  message: "Message",
  digest: "HMAC-SHA256, in hexadecimal",
  signature: "secret-key",
};

/**
 * Makes the signature lab: an access key and a timestamp in, each intermediate text out; and with a wrong signature,
 * the mistake that made it. It computes in the page and sends nothing.
 */
export function makeSignatureLab({ accessKey, timestamp }: KnownAnswer): HTMLElement {
  const form = element("form", { className: "signature-lab" });
  const key = addField(
    form,
    "Access key",
    accessKey,
    "A made-up one or that of the sandbox. Never paste a production key.",
  );
  const time = addField(form, "secret-key-timestamp", timestamp, "Milliseconds since the UNIX epoch.");
  const sent = addField(
    form,
    "Your secret-key, if it is refused",
    "",
    "What your code computed for this key and time.",
  );
  const output = element("output", {});
  form.append(output);
  const show = () => output.replaceChildren(...report(key.value, time.value, sent.value.trim()));
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
  return form;
}

function report(accessKey: string, time: string, signature: string): HTMLElement[] {
  const timestamp = Number(time);
  if (accessKey === "") return [paragraph("Enter an access key.")];
  if (!/^\d{13}$/.test(time)) {
    const advice = /^\d{10}$/.test(time) ? " These are seconds: multiply them by 1,000." : "";
    return [paragraph(`The timestamp takes 13 digits of milliseconds.${advice}`)];
  }
  // The lab knows nothing of the request: no mistake is made with a developer key, a body or a path.
  const request = { developerKey: "\0", body: Buffer.from(""), method: "", target: "" };
  const explanation = explainSignature(signature || "unsigned", { accessKey, timestamp, ...request });
  return [tabulate(explanation, signature !== ""), ...(signature === "" ? [] : judge(explanation))];
}

function tabulate({ expected, signed }: SignatureExplanation, hasSignature: boolean): HTMLElement {
  const list = element("dl", {});
  for (const [step, name] of Object.entries(stepNames) as [keyof SignatureSteps, string][]) {
    list.append(element("dt", { textContent: name }), element("dd", { textContent: expected[step] }));
    if (hasSignature && signed !== undefined && signed[step] !== expected[step]) {
      list.append(element("dd", { className: "wrong", textContent: `yours: ${signed[step]}` }));
    }
  }
  return list;
}

function judge({ mistakes, expected, signed }: SignatureExplanation): HTMLElement[] {
  if (mistakes.length === 0) return [paragraph("This signature is right.")];
  const isKnown = signed !== undefined || mistakes.every(({ code }) => code !== "unknown-signature");
  return [
    paragraph(
      isKnown
        ? "This signature is wrong:"
        : `No known mistake makes it. Compare each step with ${expected.signature}.`,
    ),
    ...mistakes.map(({ code, advice }) => paragraph(`${code}: ${advice}`)),
  ];
}

function addField(form: HTMLElement, name: string, value: string, hint: string): HTMLInputElement {
  const input = element("input", { value, autocomplete: "off", spellcheck: false });
  const label = element("label", {});
  label.append(element("span", { textContent: name }), input, element("small", { textContent: hint }));
  form.append(label);
  return input;
}

function paragraph(textContent: string): HTMLElement {
  return element("p", { textContent });
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
