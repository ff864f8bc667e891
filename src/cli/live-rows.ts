import type { SnapshotResult } from '../app/collect/snapshot.ts';
import { reasonsInWords } from '../render/wording/changes.ts';
import { cutToWidth } from '../render/wording/display-width.ts';
import { writeCount } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';

/** The least ms for a day, so that people can follow. */
export const A_DAY = 1400;

const DATE = 10;
const COLUMNS = [10, 6, 6, 7];
/** The rest of 80 columns. */
const WORD_COLUMNS = 39;

/** The head of the table. @param last the name of the last column. */
export function headRow(last: string): string {
  return `${''.padEnd(DATE)}${padded(['followers', 'new', 'left', last]).join('')}`;
}

/**
 * One line for a day: date, followers, new ones, those who left and why. `undefined`: the snapshot has
 * no list.
 *
 * @param last what the last column shows.
 * @param more what else there is to say.
 */
export function dayRow(
  { at, result: { followers } }: { at: number; result: SnapshotResult },
  { last, more }: { last: string; more: string },
  color: Context['output']['color'],
): string | undefined {
  if (followers === undefined) return undefined;
  const date = new Date(at).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const cells = [
    writeCount(followers.followers),
    signed('+', followers.came),
    signed('−', followers.left),
    last,
  ];
  const changes = followers.came === undefined ? 'first snapshot' : reasonsInWords(followers.found);
  const words = [changes, more].filter((part) => part !== '').join('; ');
  const [count, plus, minus, end] = padded(cells);
  return `${date.padEnd(DATE)}${count}${color.green(plus!)}${color.yellow(minus!)}${color.dim(end!)}  ${color.dim(cutToWidth(words, WORD_COLUMNS))}`;
}

function signed(sign: string, count: number | undefined): string {
  return count === undefined ? '' : count === 0 ? '0' : `${sign}${writeCount(count)}`;
}

function padded(cells: readonly string[]): string[] {
  return cells.map((cell, at) => cell.padStart(COLUMNS[at]!));
}
