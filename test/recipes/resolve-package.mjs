// node --import: finds `eko-onboarding` in src/, so that the recipes that run as processes read as users write them.
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

const sources = {
  "eko-onboarding": new URL("../../src/index.ts", import.meta.url).href,
  "eko-onboarding/mock": new URL("../../src/mock/index.ts", import.meta.url).href,
};

export const resolve = (specifier, context, next) => next(sources[specifier] ?? specifier, context);

// Node loads this file a second time, in the thread of its hooks.
if (isMainThread) register(import.meta.url);
