import { join, resolve } from "node:path";

/** The folder of the project. */
export const root = resolve(import.meta.dirname, "../../..");

/** The contract. */
export const specFile = join(root, "openapi/openapi.yaml");

/** Where the benchmarks keep what they build and install; it lies under node_modules, so imports resolve from it. */
export const cacheFolder = join(root, "node_modules/.cache/eko-bench");
