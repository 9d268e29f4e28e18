import { createRequire } from "node:module";

const axePlaywright = createRequire(import.meta.url).resolve("@axe-core/playwright");
const { source } = createRequire(axePlaywright)("axe-core") as { source: string };

/**
 * axe with a quarter of the work on a page of thousands of words. It compares the colour of each word with those of all
 * boxes around it. It keeps the private fields of each of these colours in weak maps, which the garbage collector goes
 * through over and over, and reads the same few texts of colours anew each time.
 */
export const quickAxe = `((WeakMap, WeakSet) => {
  ${source}
  const { Color } = axe.commons.color;
  const known = new Map();
  const { parseString } = Color.prototype;
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, parseString.call(new Color(), text));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
})(...(() => {
  class Fields {
    key = Symbol();
    has(object) { return this.key in object; }
    get(object) { return object[this.key]; }
    set(object, value) { object[this.key] = value; return this; }
    add(object) { return this.set(object, true); }
    delete(object) { return this.has(object) && delete object[this.key]; }
  }
  return [Fields, Fields];
})())`;
