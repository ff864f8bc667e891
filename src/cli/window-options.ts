import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';
import { parseDayOrInstant } from '../model/instant.ts';

/** The time a command is about, as typed; ms since 1970. */
export interface WindowOptions {
  from?: number;
  to?: number;
}

/** Adds `--from` and `--to`. */
export function addWindowOptions(command: Command): Command {
  return command
    .option('--from <time>', 'from the beginning of this day, or this time (UTC)', typedInstant)
    .option('--to <time>', 'up to the beginning of this day, or this time (UTC)', typedInstant);
}

/** What was typed, without what was not. Throws a `TribeError` where the two contradict each other. */
export function requestedTime({ from, to }: WindowOptions): WindowOptions {
  if (from !== undefined && to !== undefined && from >= to) {
    throw new TribeError('--from is not before --to.', 'Say the earlier time first.', EXIT.usage);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** RFC 3339, or a day, which stands for its first moment in UTC. */
function typedInstant(text: string): number {
  const instant = parseDayOrInstant(text);
  if (instant === undefined) {
    throw new InvalidArgumentError('Say a day as 2026-01-31, or a time as 2026-01-31T08:00:00Z.');
  }
  return instant;
}
