import type { GlobalOptions } from './global-options.ts';
import { typedHere } from './typed-here.ts';
import { escapedInJson, isTerminal, type Styles, stylesFor, write } from './streams.ts';

/** Writes results to standard output and everything else to standard error. */
export interface Output {
  /** Writes a line for people, unless `--quiet` is set. */
  say(line: string): void;
  /** Writes a result for `--json`: one JSON value and a line break. */
  json(value: unknown): void;
  /** Writes one of many results for `--json`: a line each. */
  jsonLine(value: unknown): void;
  /** Writes a result that is neither JSON nor for people only. */
  result(text: string): void;
  /** Writes a warning or what to do next to standard error, unless `--quiet` is set. */
  warn(line: string): void;
  /** Writes an error, or what somebody must read to go on, to standard error. */
  error(line: string): void;
  /** Colours for standard output; none unless it is a terminal. */
  color: Styles;
  /** Whether a progress bar may be drawn on standard error. */
  mayAnimate(): boolean;
}

/** Writes to this process's streams, in colour only on a terminal without NO_COLOR. */
export function createOutput(options: () => GlobalOptions): Output {
  return {
    say(line) {
      if (options().quiet !== true) write('stdout', `${typedHere(line)}\n`);
    },
    json(value) {
      write('stdout', `${escapedInJson(JSON.stringify(value, null, 2))}\n`);
    },
    jsonLine(value) {
      write('stdout', `${escapedInJson(JSON.stringify(value))}\n`);
    },
    result(text) {
      write('stdout', text);
    },
    warn(line) {
      if (options().quiet !== true) write('stderr', `${typedHere(line)}\n`);
    },
    error(line) {
      write('stderr', `${typedHere(line)}\n`);
    },
    color: stylesFor('stdout'),
    mayAnimate: () => isTerminal('stderr') && options().quiet !== true && options().json !== true,
  };
}
