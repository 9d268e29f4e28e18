// The only file that imports openapi-typescript: the package is no longer updated, so it must be easy to replace.
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

/** TypeScript types of the contract, one `paths`, `operations` and `components` interface each. */
export async function makeTypes(specFile: string): Promise<string> {
  return astToString(await openapiTS(pathToFileURL(specFile), { emptyObjectsUnknown: true, silent: true }));
}
