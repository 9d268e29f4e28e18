import type { Surroundings } from "../surroundings.ts";
import { makePrintable } from "./make-printable.ts";
import { createPainter, type Format } from "./paint-text.ts";
import { startSpinner } from "./start-spinner.ts";
import { widthOf, wrapText } from "./wrap-text.ts";

/** Writes for people. Every text is made printable; colours come from here alone. */
export interface Terminal {
  /** Prints prose, wrapped to the terminal; does nothing with --json. */
  say: (text: string, format?: Format) => void;
  /** Prints lines as they are, to be copied; does nothing with --json. */
  show: (text: string, format?: Format) => void;
  /** Prints prose on stderr, also with --json. */
  warn: (text: string, format?: Format) => void;
  /** Waits for a promise; when it takes long, a spinner on stderr says why. */
  wait: <T>(text: string, work: Promise<T>) => Promise<T>;
}

/** Opens the terminal of one run. @param isSilent whether stdout is left to a JSON document */
export function openTerminal(
  { stdout, stderr, env }: Pick<Surroundings, "stdout" | "stderr" | "env">,
  isSilent: boolean,
): Terminal {
  let hideSpinner = () => {};
  const printer = (stream: Surroundings["stdout"], layOut: (text: string, width: number) => string) => {
    const paint = createPainter(stream, env);
    return (text: string, format?: Format) => {
      hideSpinner();
      stream.write(`${paint(layOut(makePrintable(text), widthOf(stream)), format)}\n`);
    };
  };
  return {
    say: isSilent ? () => {} : printer(stdout, wrapText),
    show: isSilent ? () => {} : printer(stdout, (text) => text),
    warn: printer(stderr, wrapText),
    wait: async (text, work) => {
      hideSpinner = startSpinner(stderr, text);
      try {
        return await work;
      } finally {
        hideSpinner();
      }
    },
  };
}
