import { InvalidArgumentError, Option } from 'commander';

const UNITS: Record<string, number> = { s: 1000, m: 60_000 };

/** Reads a time in seconds or minutes, as ms. */
export function typedTime(text: string): number {
  const parts = /^(\d{1,5})(s|m)$/u.exec(text);
  if (parts !== null) return Number(parts[1]) * UNITS[parts[2]];
  throw new InvalidArgumentError('Use seconds or minutes, such as 30s or 2m.');
}

/** Returns the option for how long a program may finish its work after a signal, in ms. */
export function drainOption(usual: string): Option {
  return new Option('--drain <time>', 'after a signal, time to finish what is being done')
    .env('TRIBE_DRAIN')
    .default(typedTime(usual), usual)
    .argParser(typedTime);
}
