type PrismModule = typeof import("@stoplight/prism-http");

const silent = () => undefined;

/** A logger for Prism that says nothing: Prism would log every value of a request. */
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
