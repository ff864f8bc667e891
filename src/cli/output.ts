import pc from 'picocolors';
import type { GlobalOptions } from './global-options.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** Writes results to standard output and everything else to standard error. */
export interface Output {
  /** Writes a line for people, unless `--quiet` is set. */
  say(line: string): void;
  /** Writes a result for `--json`: one JSON value and a line break. */
  json(value: unknown): void;
  /** Writes an error, a warning or what to do next, always to standard error. */
  warn(line: string): void;
  /** Colours for standard output; none unless it is a terminal. */
  color: Colors;
  /** Whether a progress bar may be drawn on standard error. */
  mayAnimate(): boolean;
}

/** Writes to this process's streams, in colour only on a terminal without NO_COLOR. */
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
 * Returns a text from outside as one line that is safe to print. Characters that would move the
 * cursor, change colours or reverse the writing direction become visible escapes.
 */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
