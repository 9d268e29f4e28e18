import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** An entry of `x-codeSamples`. */
export interface CodeSample {
  /** As in `openapi.codeSamples.languages` of redocly.yaml; Redoc drops what is not listed there. */
  lang: string;
  source: string;
}

/** The languages of the code samples, by the extension of their files. */
const sampleLanguages = {
  sh: "curl",
  ts: "TypeScript",
  py: "Python",
  php: "PHP",
  java: "Java",
} as const;

/**
 * Reads the code samples of an operation: files in kebab case, such as `onboard-customer.sh`.
 *
 * They are joined to the contract here and not by `$ref` in the YAML, so that the YAML alone is complete.
 *
 * @throws Error when a language has no sample
 */
export async function readCodeSamples(folder: string, operationId: string): Promise<CodeSample[]> {
  const name = operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Promise.all(
    Object.entries(sampleLanguages).map(async ([extension, lang]) => ({
      lang,
      source: await readFile(join(folder, `${name}.${extension}`), "utf8"),
    })),
  );
}
