import { importPeer } from "./import-peer.ts";

type PrismModule = typeof import("@stoplight/prism-http");
type Prism = ReturnType<PrismModule["createInstance"]>;

/** An operation of the contract as Prism reads it, with every `$ref` resolved. */
export type PrismOperation = Awaited<ReturnType<PrismModule["getHttpOperationsFromSpec"]>>[number];

/** Prism with the contract it answers from. */
export interface LoadedPrism {
  prism: Prism;
  operations: PrismOperation[];
}

/**
 * Loads Prism and has it read the contract. The import takes some two seconds, so only a mock pays for it.
 *
 * @throws Error when Prism is not installed, or when the contract cannot be read
 */
export async function loadPrism(specFile: string): Promise<LoadedPrism> {
  const { createInstance, getHttpOperationsFromSpec } = await importPeer(
    "Prism",
    () => import("@stoplight/prism-http"),
  );
  const operations = await getHttpOperationsFromSpec(specFile);
  return {
    operations,
    prism: createInstance({ ...baseConfig, mock: { dynamic: false } }, { logger: silentLogger }),
  };
}

/** What Prism checks. A request adds its own `mock` part, for Prism writes into that. */
export const baseConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
} as const;

const silent = () => undefined;

/** A logger that says nothing: Prism would log every value of a request. */
export const silentLogger = {
  trace: silent,
  debug: silent,
  info: silent,
  success: silent,
  warn: silent,
  error: silent,
  fatal: silent,
  child: () => silentLogger,
} as unknown as Parameters<PrismModule["createInstance"]>[1]["logger"];
