// node --import: finds `eko-onboarding` in the folder EKO_PACKAGE, so that the recipes that run as processes read as users
// write them.
import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";

const root = pathToFileURL(`${process.env.EKO_PACKAGE}/`);
const files = {
  "eko-onboarding": new URL("index.js", root).href,
  "eko-onboarding/mock": new URL("mock/index.js", root).href,
};

export const resolve = (specifier, context, next) => next(files[specifier] ?? specifier, context);

// Node loads this file a second time, in the thread of its hooks.
if (isMainThread) register(import.meta.url);
