import type { Field } from "../page.ts";

interface Level {
  name: string;
  sample: Record<string, unknown>;
}

/**
 * Gives response fields, which a browser copies as one list, the nesting back that a sample answer shows. Each
 * field belongs to the innermost open object of the sample that has it and where it was not listed yet.
 */
export function restoreNesting(fields: readonly Field[], sample: Record<string, unknown>): Field[] {
  const open: Level[] = [{ name: "", sample }];
  const seen = new Set<string>();
  return fields.map((field) => {
    const depth = open.findLastIndex(
      (level) => Object.hasOwn(level.sample, field.name) && !seen.has(join(level.name, field.name)),
    );
    const level = open[depth];
    if (level === undefined) return field;
    const name = join(level.name, field.name);
    seen.add(name);
    open.length = depth + 1;
    const inner = objectIn(level.sample[field.name]);
    if (inner) open.push({ name, sample: inner });
    const { hidden: _, ...rest } = field;
    return { ...rest, name };
  });
}

function join(holder: string, name: string): string {
  return holder === "" ? name : `${holder}.${name}`;
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null ? (first as Record<string, unknown>) : undefined;
}
