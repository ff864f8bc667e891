import type { AccountId } from '../../model/ids.ts';

/** Lines that could not be believed, and events that wait for a person to become known. */
export interface QuarantineStore {
  /** Lines set aside, oldest first. */
  lines(account: AccountId, page?: QuarantinePage): Promise<QuarantinedLine[]>;

  line(account: AccountId, id: number): Promise<QuarantinedLine | undefined>;

  /** Marks a line as mended at that time; it stays on record. Again: no change. */
  resolve(account: AccountId, id: number, at: number): Promise<void>;

  /** Takes {@link resolve} back. */
  reopen(account: AccountId, id: number): Promise<void>;
}

/** Longest text of a line that the quarantine keeps, in characters. */
export const LONGEST_QUARANTINED_TEXT = 65_536;

export interface QuarantinedLine {
  id: number;
  source: string;
  line: number;
  /** At most {@link LONGEST_QUARANTINED_TEXT} characters. */
  text: string;
  /** Characters of the whole line. */
  length: number;
  reason: string;
  /** ms since 1970. */
  rejectedAt: number;
  /** ms since 1970; `undefined`: still open. */
  resolvedAt?: number;
  /** Set where the line only waits for a person to become known; it is then replayed by itself. */
  awaitsPerson: boolean;
}

export interface QuarantinePage {
  /** Mended lines too; by default only open ones. */
  includeResolved?: boolean;
  /** Only lines with a larger id: the last one of the page before. */
  after?: number;
  /** Default 1000. */
  limit?: number;
}
