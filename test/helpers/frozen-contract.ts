import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A contract that never changes: the tests of a tool break with the tool, and not when the API grows. */
export const frozenContractFile = join(import.meta.dirname, "../fixtures/contract.yaml");

/** The text of {@link frozenContractFile}. */
export const frozenContract = readFileSync(frozenContractFile, "utf8");
