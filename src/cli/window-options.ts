import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { formatInstant } from '../model/instant.ts';
import { readWrittenDate } from '../model/written-date.ts';

/** The window of a command; ms since 1970. */
export interface WindowOptions {
  from?: number;
  to?: number;
}

/** Adds `--from` and `--to`. */
export function addWindowOptions(command: Command): Command {
  return command
    .option('--from <time>', 'start of the window: a day or a time (UTC)', typedInstant)
    .option('--to <time>', 'end of the window: a day, not included, or a time (UTC)', typedInstant);
}

/** Returns the options that were given. Throws a `TribeError` if `from` is not before `to`. */
export function requestedTime({ from, to }: WindowOptions): WindowOptions {
  if (from !== undefined && to !== undefined && from >= to) {
    throw new TribeError('--from is not before --to.', 'Swap the two times.', EXIT.usage);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Parses two times as `FROM..TO`. */
export function typedWindow(text: string): Required<WindowOptions> {
  const [from, to, ...more] = text.split('..');
  if (!from || !to || more.length > 0) {
    throw new InvalidArgumentError('Use two times, such as 2026-01-01..2026-04-01.');
  }
  const window = { from: typedInstant(from), to: typedInstant(to) };
  if (window.from >= window.to)
    throw new InvalidArgumentError('The first time must be before the second.');
  return window;
}

/** Parses a date as people write it; a day means its first moment in UTC. */
function typedInstant(text: string): number {
  const date = readWrittenDate(text);
  if (date === undefined) {
    throw new InvalidArgumentError(
      'Use a day such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z.',
    );
  }
  if ('at' in date) return date.at;
  throw new InvalidArgumentError(`It can mean ${date.candidates.map(formatInstant).join(' or ')}.`);
}
