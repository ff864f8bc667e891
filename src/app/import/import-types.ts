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
  /** Once aborted, the lines in hand are still written and nothing more is read. */
  signal?: AbortSignal;
  /** Called while a file is read. A `TribeError` it throws ends the file; rows read before are stored. */
  mayReadOn?: () => void;
  onProgress?: (progress: ImportProgress) => void;
  /** What the owner says about a list that the file does not. */
  hintsFor?: (path: string) => ListHints;
  /** Asks the owner what a list does not say. Without it such a list has its question as its error. */
  ask?: (question: ListQuestion) => Promise<ListHints>;
  /** What the owner calls a file, where that is not its path: a copy's means nothing to them. */
  nameOf?: (path: string) => string;
}

export interface ImportProgress {
  file: string;
  /** Which of our sources reads it: `event-file`, `x-archive`. */
  kind: string;
  /** Bytes read of `size`; of what is compressed, compressed ones. */
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
  /** Lines that waited for people who are known by now. */
  replayed: number;
  /** Stopped before everything was read. */
  interrupted: boolean;
}

export interface LineCounts {
  /** Lines read that were not blank, or facts in an archive: the sum of the other four. */
  lines: number;
  added: number;
  known: number;
  rejected: number;
  /** About people who were forgotten, or posts that are gone. */
  leftOut: number;
}

export interface FileResult extends LineCounts {
  file: string;
  /** Which of our sources read it; missing where nothing could be read. */
  kind?: string;
  account?: AccountId;
  /** Stored, and of no account until one is named: neither the file nor the database names one. */
  waitsForAccount?: boolean;
  found: Found;
  /** Rejected rows that are only counted. */
  notKept: ReasonCount[];
  /** What the owner should check in what was read. */
  notes: string[];
  /** Why nothing was read of it, or why not all. */
  error?: TribeError;
}
