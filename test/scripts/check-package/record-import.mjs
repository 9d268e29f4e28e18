// Imports the module that the first argument names and prints as JSON what that did: the files that were read through
// node:fs, by the loader or by the module, and the kinds of asynchronous resources that were made.
import { createHook } from "node:async_hooks";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const files = [];
for (const api of [fs, fs.promises]) {
  for (const [name, genuine] of Object.entries(api)) {
    if (typeof genuine !== "function" || /^[A-Z_]/.test(name)) continue;
    api[name] = function (...args) {
      // A number is a file that was opened under its name before.
      if (typeof args[0] !== "number") files.push(String(args[0]));
      return genuine.apply(this, args);
    };
  }
}
syncBuiltinESMExports();

const resources = new Set();
const hook = createHook({ init: (_id, type) => resources.add(type) }).enable();
await import(process.argv[2]);
hook.disable();
process.stdout.write(JSON.stringify({ files: [...files], resources: [...resources] }));
