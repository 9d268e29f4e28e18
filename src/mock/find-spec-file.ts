import { findFileUpward } from "../find-file-upward.ts";

/**
 * Path of the contract that this package was made from.
 *
 * @throws Error when it is missing
 */
export function findSpecFile(): string {
  return findFileUpward(import.meta.dirname, "openapi/openapi.yaml");
}
