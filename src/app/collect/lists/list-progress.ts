import { hash } from 'node:crypto';
import type { ListPage } from '../../../platforms/platform-read.ts';
import type { CollectorRun } from '../../../store/ports/collector-memory.ts';

/** What we remember of a run between its pages. The store keeps it as JSON. */
export interface ListProgress {
  /** Pages read. */
  part: number;
  /** Items read, each counted once. */
  read: number;
  /** Digests of the cursors that we used. */
  cursors: string[];
  /** Pages in a row that brought nothing new. */
  barren: number;
  /** Whether something was missing that further attempts did not bring. */
  flawed: boolean;
}

const NOTHING_READ: ListProgress = { part: 0, read: 0, cursors: [], barren: 0, flawed: false };

/** After so many pages in a row without anything new, the list goes round in circles. */
const MOST_BARREN = 5;

export function progressOf({ stage, notes }: CollectorRun): ListProgress {
  return stage === '' ? NOTHING_READ : (JSON.parse(notes) as ListProgress);
}

/** Whether a page points back to a page that we have read. */
export function pointsBack(
  { cursors }: ListProgress,
  cursor: string | null,
  { next }: Pick<ListPage<unknown>, 'next'>,
): boolean {
  return next !== undefined && (next === cursor || cursors.includes(digestOf(next)));
}

/**
 * Returns the progress after a page, and whether the list goes round in circles.
 *
 * @param cursor with which we asked for the page
 * @param fresh how many of its items are new
 */
export function advance(
  progress: ListProgress,
  cursor: string | null,
  page: ListPage<unknown>,
  fresh: number,
): { progress: ListProgress; circles: boolean } {
  const barren = fresh === 0 ? progress.barren + 1 : 0;
  const circles = pointsBack(progress, cursor, page) || barren >= MOST_BARREN;
  return {
    circles,
    progress: {
      part: progress.part + 1,
      read: progress.read + fresh,
      cursors: cursor === null ? progress.cursors : [...progress.cursors, digestOf(cursor)],
      barren,
      flawed: progress.flawed || circles || page.problems > 0,
    },
  };
}

function digestOf(cursor: string): string {
  return hash('sha256', cursor, 'hex').slice(0, 12);
}
