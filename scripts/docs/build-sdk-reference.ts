import { join, resolve } from "node:path";
import { Application, type CommentDisplayPart, JSX, type ProjectReflection } from "typedoc";

const root = resolve(import.meta.dirname, "../..");

/**
 * Builds the reference of the TypeScript surface from the JSDoc of the two entry points, below the reference of the API.
 *
 * @throws Error when a comment links to what does not exist, or an export has no documentation
 */
export async function buildSdkReference(folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    name: "eko-onboarding",
    entryPoints: ["src/index.ts", "src/mock/index.ts"].map((file) => join(root, file)),
    // Only src/: TypeDoc compiles every file of the configuration.
    tsconfig: join(root, "tsconfig.build.json"),
    // `npm run typecheck` looks for type errors, in a tenth of the time.
    skipErrorChecking: true,
    readme: "none",
    // First where a reader begins; nobody but the client makes its errors.
    kindSortOrder: ["Module", "Function"],
    groupOrder: ["Functions", "Properties", "Accessors", "Methods", "Interfaces", "*", "Constructors"],
    navigation: { includeFolders: false },
    // The page asks no other host for anything.
    disableSources: true,
    hideGenerator: true,
    validation: { notExported: false, invalidLink: true, notDocumented: true },
    requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
    treatValidationWarningsAsErrors: true,
    logLevel: "Warn",
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("The TypeScript sources do not compile.");
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error("The TypeScript reference is not complete; see above.");
  project.readme = introduce(project);
  app.renderer.hooks.on("sidebar.begin", ({ relativeURL }) =>
    JSX.createElement("a", { href: relativeURL("../index.html") }, "Reference of the API"),
  );
  await app.generateDocs(project, folder);
}

/** The first page: each module with what its comment says. */
function introduce({ children = [] }: ProjectReflection): CommentDisplayPart[] {
  return children.flatMap((module) => [
    { kind: "text", text: "## " },
    { kind: "inline-tag", tag: "@link", target: module, text: module.name },
    { kind: "text", text: "\n\n" },
    ...(module.comment?.summary ?? []),
    { kind: "text", text: "\n\n" },
  ]);
}
