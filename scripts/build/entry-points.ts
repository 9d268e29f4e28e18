/** Sources of what the package exports; `dist/` has a file of each under the same name. */
export const entryPoints = ["src/index.ts", "src/mock/index.ts"] as const;

/** Source of the command. */
export const commandSource = "src/cli/main.ts";
