import { writePeriod } from '../../model/dates.ts';
import { EXIT, TribeError } from '../../model/errors.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Window } from './window.ts';

/**
 * Returns the requested window. A missing start or end is that of the data. Throws a `TribeError`
 * without data in the window, whatever is known from later.
 *
 * @param known the window of what is known up to the requested end.
 * @param all the first and last time of everything known.
 */
export function requestedWindow(
  known: Window,
  all: Pick<Window, 'from' | 'to'>,
  requested: { from?: number; to?: number },
): Window {
  const { from = known.from, to = known.to } = requested;
  if (to < all.from) throw noData('The data covers', all);
  if (from > known.to) {
    throw noData(
      requested.to === undefined ? 'The data covers' : 'The data before its end covers',
      known,
    );
  }
  return { from, to, after: from > known.from ? from : -Infinity };
}

function noData(covers: string, { from, to }: Pick<Window, 'from' | 'to'>): TribeError {
  return new TribeError(
    'There is no data in that window.',
    `${covers} ${writePeriod(formatInstant(from), formatInstant(to))}.`,
    EXIT.usage,
  );
}
