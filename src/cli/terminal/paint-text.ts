import { WriteStream } from "node:tty";
import { styleText } from "node:util";
import type { OutputStream, Surroundings } from "../surroundings.ts";

/** A colour or style, or several, as `styleText` of node:util takes it. */
export type Format = Parameters<typeof styleText>[0];

/**
 * Makes a function that colours text where the stream shows colours.
 *
 * @param env decides by NO_COLOR, FORCE_COLOR, NODE_DISABLE_COLORS and TERM, as in Node.js
 */
export function createPainter(
  stream: OutputStream,
  env: Surroundings["env"],
): (text: string, format?: Format) => string {
  const isForced = env.FORCE_COLOR !== undefined;
  const isAsked = stream.isTTY === true || isForced;
  // An empty NO_COLOR counts as not set (no-color.org); Node.js 20 takes it as set. Beside FORCE_COLOR it has no effect,
  // and Node.js would warn of it on stderr.
  const { NO_COLOR, ...others } = env;
  const decisive = NO_COLOR && !isForced ? env : others;
  const isColoured = isAsked && WriteStream.prototype.getColorDepth.call(stream, decisive) > 2;
  return (text, format) =>
    isColoured && format !== undefined ? styleText(format, text, { validateStream: false }) : text;
}
