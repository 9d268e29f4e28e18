/**
 * Imports an optional peer dependency, which only the mock needs.
 *
 * @throws Error that says what to install when it is missing
 */
export async function importPeer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new Error(
      `The mock needs ${name}. Install what it uses: npm install --save-dev @stoplight/prism-http@5.12.0 yaml@2`,
      { cause },
    );
  }
}
