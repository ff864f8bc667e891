import { EXIT, TribeError } from '../../model/errors.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Window } from './window.ts';

/**
 * The time to report on: as asked, and where nothing was asked from the beginning or to the end of
 * what is known. Throws a `TribeError` where nothing is known in that time.
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
