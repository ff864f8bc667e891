/**
 * The rejected rows of one account: unreadable ones, and events that wait for a person to become
 * known.
 */
export interface QuarantineStore {
  /** Returns rejected rows, oldest first. */
  lines(page?: QuarantinePage): Promise<QuarantinedLine[]>;

  /** Returns how many rows all pages have. */
  count(rows?: FoundRows): Promise<number>;

  line(id: number): Promise<QuarantinedLine | undefined>;

  /**
   * Marks a row as fixed at that time. The store keeps it. Changes nothing if it was fixed before.
   */
  resolve(id: number, at: number): Promise<void>;

  /** Marks all open rows of a choice as {@link resolve} does. Returns how many there were. */
  resolveAll(rows: ChosenRows, at: number): Promise<number>;

  /** Undoes {@link resolve}. */
  reopen(id: number): Promise<void>;
}

/** Conditions on rejected rows. A row must meet all of them; no condition means all rows. */
export interface ChosenRows {
  /** The smallest id. */
  first?: number;
  /** The largest id. */
  last?: number;
  /** The name of the source. */
  source?: string;
}

/** The quarantine keeps this many characters of a row, and no more. */
export const LONGEST_QUARANTINED_TEXT = 65_536;

export interface QuarantinedLine {
  id: number;
  source: string;
  line: number;
  /** At most {@link LONGEST_QUARANTINED_TEXT} characters. */
  text: string;
  /** Characters of the whole row. */
  length: number;
  reason: string;
  /** ms since 1970. */
  rejectedAt: number;
  /** ms since 1970; `undefined`: still open. */
  resolvedAt?: number;
  /** The row waits for a person to become known. Then an import moves it to the log by itself. */
  awaitsPerson: boolean;
}

/** Which rows to list. */
export interface FoundRows {
  /** Includes fixed rows. Default: only open ones. */
  includeResolved?: boolean;
  /** Only rows whose source, reason or text contains this, in any case. */
  text?: string;
}

/** A column by which rows are sorted. Rows that are equal in it stay in the order of their ids. */
export const QUARANTINE_COLUMNS = ['row', 'file', 'line', 'reason', 'rejected'] as const;

export interface QuarantinePage extends FoundRows {
  /** Default: the oldest first. */
  sort?: { by: (typeof QUARANTINE_COLUMNS)[number]; descending: boolean };
  /** Leaves out so many rows, the first in their order. */
  skip?: number;
  /** The id of the last row of the page before. Returns only rows with larger ids. */
  after?: number;
  /** Default 1000. */
  limit?: number;
}
