import type { ListPage, PlatformList } from '../../../platforms/platform-read.ts';
import type { CollectorRun } from '../../../store/ports/collector-memory.ts';

/** A list that the platform sends page by page, and what to do with each page. */
export interface ListToRead<Item extends { id: string }> {
  /** The kind of its runs. We continue a run of this kind that has not ended. */
  kind: string;
  /** The account or the post whose list it is. */
  of: string;
  pages: PlatformList<Item>;
  /** About how many items the list has, if known. */
  expected: number | undefined;
  /** How many items to read; `undefined`: all. */
  wanted: number | undefined;
  /** Stores what the page contains. Only then does the page count as read. */
  onPage: (page: ListPage<Item>, read: PageRead) => Promise<void>;
}

/** Which page of a run this is, and when it came. */
export interface PageRead {
  run: CollectorRun;
  /** Its number, from 1. */
  part: number;
  at: number;
}
