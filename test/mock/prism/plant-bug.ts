import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { listViolations } from "../../../generated/input-validators.ts";
import { mockOperations } from "../../../generated/mock.ts";

const validators = new URL("../../../generated/input-validators.ts", import.meta.url);

/**
 * Replaces one text in the generated validators, and has every mock of this process use them.
 *
 * @returns takes the bug out again
 * @throws Error when the validators do not have the text
 */
export async function plantInValidators(text: string, bug: string): Promise<() => void> {
  const source = await readFile(validators, "utf8");
  if (!source.includes(text)) throw new Error(`The validators have no ${text}.`);
  const { code } = await transform(source.replaceAll(text, bug), { loader: "ts" });
  const planted = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  const original = { ...listViolations };
  Object.assign(listViolations, planted.listViolations);
  return () => void Object.assign(listViolations, original);
}

/**
 * Puts another value into a documented answer with HTTP status 200, in every mock of this process.
 *
 * @returns takes the bug out again
 */
export function plantInExample(
  operationId: string,
  example: string,
  field: string,
  bug: unknown,
): () => void {
  const body = mockOperations.find(({ id }) => id === operationId)?.answers[200]?.[example];
  const { data } = body as { data: Record<string, unknown> };
  const original = data[field];
  data[field] = bug;
  return () => {
    data[field] = original;
  };
}
