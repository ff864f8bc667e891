import type { FilePreview } from '../../model/file-preview.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ListHints } from '../../model/list-question.ts';
import { taskName } from '../../workers/task.ts';
import type { ImportTarget } from '../import/import-account.ts';
import type { Found } from '../import/found.ts';
import type { ReasonCount } from '../import/limit-rejected.ts';
import type { ImportProgress, LineCounts } from '../import/import-types.ts';

/** A received file to preview. */
export interface PreviewTask {
  path: string;
  /** What the owner calls it. */
  name: string;
  /** What the owner says about it. */
  hints: ListHints;
  /** The most time that the task may take. */
  minutes: number;
}

/** A received file to import. */
export interface ImportTask extends PreviewTask {
  /** Where the database is. */
  location: string;
  target: ImportTarget;
  /** ms since 1970. */
  now: number;
}

/** The result of importing a file. */
export interface Imported extends LineCounts {
  account?: AccountId;
  /** Lines that wait until something names their people. */
  waiting: number;
  /** Rejected rows that were only counted, by reason. */
  onlyCounted: ReasonCount[];
  /** What the owner should check in what was read. */
  notes: string[];
  found: Found;
}

export const IMPORT_FILE = taskName<ImportTask, Imported, ImportProgress>('import file');
export const PREVIEW_FILE = taskName<PreviewTask, FilePreview>('preview file');
