/** Rejected rows of one account: those that could not be read, and events that wait for a person to become known. */
export interface QuarantineStore {
  /** Returns rejected rows, oldest first. */
  lines(page?: QuarantinePage): Promise<QuarantinedLine[]>;

  line(id: number): Promise<QuarantinedLine | undefined>;

  /** Marks a row as fixed at that time. It stays on record. Again: no change. */
  resolve(id: number, at: number): Promise<void>;

  /** Marks all open rows of a choice as {@link resolve} does. Returns how many there were. */
  resolveAll(rows: ChosenRows, at: number): Promise<number>;

  /** Undoes {@link resolve}. */
  reopen(id: number): Promise<void>;
}

/** Rejected rows: those that meet every condition; all if there is none. */
export interface ChosenRows {
  /** Ids from this one on. */
  first?: number;
  /** Ids up to this one. */
  last?: number;
  /** The name of the source. */
  source?: string;
}

/** The longest text of a row that the quarantine keeps, in characters. */
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
  /** The row waits for a person to become known, and is then imported without anybody's help. */
  awaitsPerson: boolean;
}

export interface QuarantinePage {
  /** Fixed rows too. Default: only open ones. */
  includeResolved?: boolean;
  /** Only rows with a larger id than this, the last one of the page before. */
  after?: number;
  /** Default 1000. */
  limit?: number;
}
