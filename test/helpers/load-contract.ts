import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const file = join(import.meta.dirname, "../../openapi/openapi.yaml");

/** The contract as parsed from YAML, with its references unresolved. */
export const contract: Record<string, unknown> = parse(readFileSync(file, "utf8"));
