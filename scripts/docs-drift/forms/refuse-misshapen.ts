import { Ajv2020 } from "ajv/dist/2020.js";
import { UnreadablePageError } from "../page.ts";

const ajv = new Ajv2020({ strict: false });

/**
 * Refuses JSON of the vendor's that its reader would misread.
 *
 * @throws UnreadablePageError naming the first place that has another shape
 */
export function refuseMisshapen(shape: object, value: unknown): void {
  if (ajv.validate(shape, value)) return;
  const [{ instancePath, keyword, message } = { instancePath: "", keyword: "", message: "" }] =
    ajv.errors ?? [];
  const place = instancePath.slice(1).replaceAll("~1", "/").replaceAll("~0", "~") || "it";
  const isReference = keyword === "false schema" && place.endsWith("$ref");
  const reason = isReference
    ? "leads out of the file, nowhere, or back to itself"
    : keyword === "false schema"
      ? "is not understood by this tool"
      : message;
  throw new UnreadablePageError(`${place} ${reason}`);
}
