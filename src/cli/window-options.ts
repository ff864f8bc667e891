import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { parseDayOrInstant } from '../model/instant.ts';

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

/** Parses an RFC 3339 time, or a day, which means its first moment in UTC. */
function typedInstant(text: string): number {
  const instant = parseDayOrInstant(text);
  if (instant === undefined) {
    throw new InvalidArgumentError(
      'Use a day such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z.',
    );
  }
  return instant;
}
