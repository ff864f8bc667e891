import type { Preview } from '../../../src/model/pages/upload.ts';
import type { WrittenHints } from '../../api/upload.ts';

/** The owner's answers about lists with the same columns. */
type Remembered = Pick<WrittenHints, 'as' | 'map'>;

/** The browser stores only the names of columns, and no row of a file. */
const PLACE = 'tribefinder-columns';
const MOST = 50;

/** Returns the answers for lists with these columns, if there are any. */
export function rememberedColumns({ columns }: Preview): Remembered | undefined {
  return all().find(([known]) => known === keyOf(columns))?.[1];
}

export function rememberColumns({ columns }: Preview, { as, map }: WrittenHints): void {
  const key = keyOf(columns);
  const answers = { ...(as && { as }), ...(map && { map }) };
  const others = all().filter(([known]) => known !== key);
  try {
    localStorage.setItem(PLACE, JSON.stringify([[key, answers], ...others].slice(0, MOST)));
  } catch {
    // A browser that stores nothing asks again.
  }
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns);
}

function all(): [string, Remembered][] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}
