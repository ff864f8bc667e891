import { EXIT, TribeError } from '../../model/errors.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Window } from './window.ts';

/**
 * Returns the requested window. A missing start or end is that of the data. Throws a `TribeError`
 * without data in the window.
 */
export function requestedWindow(known: Window, requested: { from?: number; to?: number }): Window {
  const { from = known.from, to = known.to } = requested;
  if (from > known.to || to < known.from) {
    throw new TribeError(
      'Nothing is known in that time.',
      `Events reach from ${formatInstant(known.from)} to ${formatInstant(known.to)}.`,
      EXIT.usage,
    );
  }
  return { from, to };
}
