/**
 * Tools that read contracts, Redocly among them, trip over a field of such a name: every object of JavaScript has it, or
 * it is the keyword of a reference, also in an example.
 */
export const unusableNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "$ref",
]);
