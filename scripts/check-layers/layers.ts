/**
 * The layers of the project, the lowest first: a file may import from its own layer and from lower ones. A name ends in `/`
 * when it is a folder. Where several fit, the longest counts.
 */
export const layers: readonly (readonly string[])[] = [
  ["generated/"],
  [
    "src/contract-types.ts",
    "src/find-hint.ts",
    "src/find-nearest.ts",
    "src/list-violations.ts",
    "src/parse-json.ts",
  ],
  ["src/errors/codes.ts", "src/errors/eko-error.ts", "src/errors/eko-errors.ts"],
  ["src/hooks.ts"],
  ["src/transport/"],
  ["src/signing/"],
  // So low because the mock may not lean on the client that is tested against it.
  ["src/mock/"],
  ["src/read-answer.ts", "src/check-options.ts", "src/options.ts"],
  ["src/resolve-options.ts", "src/options-from-env.ts"],
  ["src/errors/"],
  ["src/api/"],
  ["src/call/"],
  ["src/client.ts"],
  ["src/index.ts"],
  ["src/cli/"],
  ["scripts/shared/"],
  // Together because test:live sends the requests of the contract suite.
  ["scripts/", "test/"],
];
