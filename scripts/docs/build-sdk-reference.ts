import { join, resolve } from "node:path";
import { Application } from "typedoc";

const root = resolve(import.meta.dirname, "../..");

/**
 * Builds the reference of the TypeScript surface from the JSDoc of the two entry points.
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
  await app.generateDocs(project, folder);
}
