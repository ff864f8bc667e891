import type { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ListHints, ListQuestion } from '../../model/list-question.ts';
import type { Found } from './found.ts';
import type { ImportTarget } from './import-account.ts';
import type { ReasonCount } from './limit-rejected.ts';

export interface ImportOptions {
  /** Which accounts may be written to. */
  target: ImportTarget;
  /** What the path `-` reads. */
  standardInput: AsyncIterable<Uint8Array>;
  /** The clock, in ms since 1970. */
  now: () => number;
  /** Once aborted, the import still writes the lines it has read, and reads no more. */
  signal?: AbortSignal;
  /** Called during a file. A `TribeError` that it throws ends the file; earlier rows are stored. */
  mayReadOn?: () => void;
  onProgress?: (progress: ImportProgress) => void;
  /** What the owner says about a list that the file does not. */
  hintsFor?: (path: string) => ListHints;
  /** Asks the owner what a list does not say. Without it, the question is the error of the list. */
  ask?: (question: ListQuestion) => Promise<ListHints>;
  /** What the owner calls a file, if not by its path. The path of a copy means nothing to them. */
  nameOf?: (path: string) => string;
}

export interface ImportProgress {
  file: string;
  /** Which of our sources reads it: `event-file`, `x-archive`. */
  kind: string;
  /** Bytes read of `size`, as stored: compressed, if the file is. */
  bytes: number;
  size: number;
  lines: number;
}

export interface ImportResult {
  /** In the order given; lines about unknown people still count as added. */
  files: FileResult[];
  /** Of all files; lines about unknown people count as rejected. */
  total: LineCounts;
  /**
   * Rejected lines that wait because nothing names their people. They are added to the log
   * automatically once something does.
   */
  waiting: number;
  /** Lines of earlier imports that waited for people who are now known. */
  replayed: number;
  /** Stopped before everything was read. */
  interrupted: boolean;
}

export interface LineCounts {
  /** Lines that are not blank, or facts in an archive: the sum of the other four. */
  lines: number;
  added: number;
  known: number;
  rejected: number;
  /** Lines about forgotten people or deleted posts. */
  leftOut: number;
}

export interface FileResult extends LineCounts {
  file: string;
  /** Which of our sources read it; missing if nothing could be read. */
  kind?: string;
  account?: AccountId;
  /** Stored without an account, because neither the file nor the database names one. */
  waitsForAccount?: boolean;
  found: Found;
  /** Rejected rows that were only counted, by reason. */
  onlyCounted: ReasonCount[];
  /** What the owner should check in what was read. */
  notes: string[];
  /** Why the file was not read, or not all of it. */
  error?: TribeError;
}
