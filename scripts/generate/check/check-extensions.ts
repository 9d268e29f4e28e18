import { suggestNearest } from "../../../src/find-nearest.ts";
import type { YamlPath } from "../../shared/edit-yaml.ts";
import { checkShape } from "./check-shape.ts";
import { type ExtensionShape, extensionShapes } from "./extension-shapes.ts";
import type { Flaw } from "./flaw.ts";
import { walkContract } from "./walk-contract.ts";

/** Lists the extensions (`x-...`) that nothing reads, that stand in the wrong place, or whose value has another shape. */
export function checkExtensions(document: unknown): Flaw[] {
  return walkContract(document)
    .filter(({ key }) => key.startsWith("x-"))
    .flatMap(({ at, key, value }): Flaw[] => {
      const shapes = extensionShapes[key];
      if (shapes === undefined) return [{ at, message: explainUnknown(key) }];
      const place = at.map((part) => String(part).replaceAll("/", "~1")).join("/");
      const shape = shapes.find((candidate) => candidate.at.test(place));
      if (shape) return checkValue(shape, value, at);
      return [{ at, message: `${key} belongs to ${shapes.map((one) => one.place).join(", or ")}` }];
    });
}

function explainUnknown(key: string): string {
  const known = Object.keys(extensionShapes);
  return `nothing reads ${key}.${suggestNearest(key, known) || ` Use one of ${known.join(", ")}.`}`;
}

function checkValue({ shape }: ExtensionShape, value: unknown, at: YamlPath): Flaw[] {
  if (typeof shape !== "function") return checkShape(shape, value, at);
  try {
    shape(value, "");
    return [];
  } catch (error) {
    return [{ at, message: (error as Error).message.replace(/^: /, "") }];
  }
}
