import { reference } from "./sample-call.ts";
import type { Syntax } from "./write-literal.ts";

/** How JavaScript and TypeScript write values. */
export const javascriptSyntax: Syntax = {
  text: (value) => (value === reference ? `\`REQ-\${timestamp}\`` : JSON.stringify(value)),
  entry: (key, value) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${value}`,
  map: ["{", "}"],
  emptyMap: "{}",
  list: ["[", "]"],
  words: { true: "true", false: "false", null: "null" },
  indent: "  ",
};
