import pc from 'picocolors';
import type { GlobalOptions } from './global-options.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** Where a command speaks: results to standard output, everything else to standard error. */
export interface Output {
  /** A line for people; not with `--quiet`. */
  say(line: string): void;
  /** A result for machines, with `--json`: one JSON value and a line break. */
  json(value: unknown): void;
  /** What went wrong or must be done; always. */
  warn(line: string): void;
  /** For standard output; plain unless that is a terminal. */
  color: Colors;
  /** Whether a progress bar may be drawn on standard error. */
  mayAnimate(): boolean;
}

/** Speaks to this process's terminal or pipes; colours only on terminals, and not with NO_COLOR. */
export function createOutput(options: () => GlobalOptions): Output {
  return {
    say(line) {
      if (options().quiet !== true) process.stdout.write(`${line}\n`);
    },
    json(value) {
      process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    warn(line) {
      process.stderr.write(`${line}\n`);
    },
    color: colorsFor(process.stdout),
    mayAnimate: () => process.stderr.isTTY && options().quiet !== true && options().json !== true,
  };
}

export function colorsFor(stream: { isTTY?: boolean }): Colors {
  const { NO_COLOR, TERM } = process.env;
  return pc.createColors(stream.isTTY === true && !NO_COLOR && TERM !== 'dumb');
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A foreign text as one line that is safe to print: what would move the cursor, change colours or
 * turn the direction of writing is shown as an escape, so that it can be seen.
 */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
