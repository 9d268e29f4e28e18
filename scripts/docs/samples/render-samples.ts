import type { Contract, Operation } from "../../shared/read-contract.ts";
import { renderCurl } from "./curl.ts";
import { renderGo } from "./go.ts";
import { renderJava } from "./java.ts";
import { renderNode } from "./node.ts";
import { renderPhp } from "./php.ts";
import { renderPython } from "./python.ts";
import { makeSampleCall, type SampleCall } from "./sample-call.ts";
import { renderTypeScript } from "./typescript.ts";

/** An entry of `x-codeSamples`. */
export interface CodeSample {
  lang: string;
  source: string;
}

/** The template of each language, by its name in `openapi.codeSamples.languages` of redocly.yaml. */
const templates: Record<string, (call: SampleCall) => string> = {
  curl: renderCurl,
  TypeScript: renderTypeScript,
  "Node.js": renderNode,
  Python: renderPython,
  PHP: renderPhp,
  Java: renderJava,
  Go: renderGo,
};

/** Writes the code samples of an operation, one for each language. */
export function renderSamples(contract: Contract, operation: Operation): CodeSample[] {
  const call = makeSampleCall(contract, operation);
  return Object.entries(templates).map(([lang, render]) => ({ lang, source: render(call) }));
}
