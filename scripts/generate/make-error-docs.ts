/**
 * Source of the module with the address that every `error.docs` starts with: the reference page, at the `homepage` of
 * package.json. While it has none, the page is not published, and the errors lead to the file that the package ships.
 */
export function makeErrorDocs(homepage: string | undefined): string {
  const start = homepage ? `${homepage}#/errors/` : "node_modules/eko-onboarding/dist/errors.md#";
  return `
/** Where the codes of errors are explained; the code follows. From \`homepage\` in package.json. */
export const errorDocs = ${JSON.stringify(start)};
`;
}
