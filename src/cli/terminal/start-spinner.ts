import type { OutputStream } from "../surroundings.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
// A shorter wait needs no explanation; a spinner that flashes up disturbs.
const patienceMs = 300;
const frameMs = 80;
const clearLine = "\r\u001b[K";

/**
 * Shows after 300 ms that the tool is waiting, on a terminal only.
 *
 * @returns a function that takes the spinner away
 */
export function startSpinner(stream: OutputStream, text: string): () => void {
  if (!stream.isTTY) return () => {};
  let drawn = 0;
  const draw = () => stream.write(`${clearLine}${frames[drawn++ % frames.length]} ${text}`);
  let timer = setTimeout(() => {
    draw();
    timer = setInterval(draw, frameMs).unref();
  }, patienceMs).unref();
  return () => {
    clearTimeout(timer);
    if (drawn > 0) stream.write(clearLine);
    drawn = 0;
  };
}
