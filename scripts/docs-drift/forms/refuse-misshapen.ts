import { Ajv2020 } from "ajv/dist/2020.js";
import { UnreadablePageError } from "../page.ts";

const ajv = new Ajv2020({ strict: false });

const reasons: Readonly<Record<string, string>> = {
  $ref: "leads out of the file, nowhere, or back to itself",
  allOf: "has parts that contradict each other",
  anyOf: "has alternatives, of which no list of fields can be made",
  oneOf: "has alternatives, of which no list of fields can be made",
};

/**
 * Refuses JSON of the vendor's that its reader would misread.
 *
 * @throws UnreadablePageError naming the first place that has another shape
 */
export function refuseMisshapen(shape: object, value: unknown): void {
  if (ajv.validate(shape, value)) return;
  const [error] = ajv.errors ?? [];
  const { instancePath = "", keyword, message = "", params } = error ?? {};
  const place = instancePath.slice(1).replaceAll("~1", "/").replaceAll("~0", "~") || "it";
  const last = place.slice(place.lastIndexOf("/") + 1);
  const reason =
    keyword === "false schema"
      ? (reasons[last] ?? "is not understood by this tool")
      : keyword === "const"
        ? `must be ${String(params?.allowedValue)}`
        : message;
  throw new UnreadablePageError(`${place} ${reason}`);
}
