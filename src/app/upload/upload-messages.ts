import type { AccountId } from '../../model/ids.ts';
import { taskName } from '../../workers/task.ts';
import type { ImportTarget } from '../import/import-account.ts';
import type { ReasonCount } from '../import/limit-rejected.ts';
import type { ImportProgress, LineCounts } from '../import/import-types.ts';

/** A file that was received, to be imported. */
export interface ImportTask {
  /** Of the database. */
  location: string;
  path: string;
  /** What its owner calls it. */
  name: string;
  target: ImportTarget;
  /** ms since 1970. */
  now: number;
  /** The import may take so long. */
  minutes: number;
}

/** What became of a file. */
export interface Imported extends LineCounts {
  account?: AccountId;
  /** Lines that wait until something names their people. */
  waiting: number;
  /** Rejected rows that are only counted. */
  notKept: ReasonCount[];
  /** What the owner should check in what was read. */
  notes: string[];
}

export const IMPORT_FILE = taskName<ImportTask, Imported, ImportProgress>('import file');
