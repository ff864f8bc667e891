import type { AccountInfo, AudienceLog } from '../../model/audience-log.ts';
import type { AudienceEvent } from '../../model/events.ts';
import type { AccountId } from '../../model/ids.ts';

/** The append-only log of everything ever imported. */
export interface EventLog {
  /** All accounts, sorted by id. */
  accounts(): Promise<AccountInfo[]>;

  /** Makes the account known. A later call replaces the platform, and handle and name where given. */
  ensureAccount(info: AccountInfo): Promise<void>;

  /**
   * A mark that changes whenever anything in the store does, whoever changes it: as long as it is
   * the same, so is every answer. Cost: O(1), far less than any other question.
   */
  version(): Promise<string>;

  /** What was imported from, in the order in which it became known. */
  sources(account: AccountId): Promise<{ kind: string; name: string }[]>;

  /** Starts to import from one source into an account that {@link ensureAccount} made known. */
  beginImport(source: ImportSource): Promise<ImportSession>;

  /** What a report on this account would rest on. Cost: O(1), plus one step a line set aside. */
  inputsOf(account: AccountId): Promise<Inputs>;

  /** Reads all that is known of the account. Cost: every event of it once. */
  loadAudience(account: AccountId): Promise<AudienceLog>;

  /**
   * The newest complete reading that was done before that time, with its people by id. Cost: its own
   * length, and one step a reading.
   */
  lastSnapshot(account: AccountId, before: number): Promise<LastSnapshot | undefined>;
}

export interface LastSnapshot {
  /** When it was done; ms since 1970. */
  at: number;
  followers: string[];
}

export interface ImportSource {
  account: AccountId;
  /** What the owner calls it: the name of the file, or the platform. */
  name: string;
  /** Which of our sources read it: `event-file`, `x-archive`, … */
  kind: string;
  /** When the import is made, in ms since 1970; stands as the time at which lines were set aside. */
  at: number;
}

/** One source being imported. What was written stays, whatever happens afterwards. */
export interface ImportSession {
  /**
   * Writes a batch in one transaction: all of it or nothing. Events that are known already, from
   * whatever source, change nothing; so do lines set aside before. `account` events update the
   * account and must be about it. What is about people who were forgotten, and posts whose deletion
   * is known, are left out.
   */
  write(batch: ImportBatch): Promise<WriteCounts>;

  /**
   * To be called once the source is read. `interest`, `status` and `tie` events about people whom
   * nothing else in the log names are moved to the quarantine; those there already whose people
   * have become known are moved back. Posts whose deletion is known are removed for good.
   */
  finish(): Promise<ResolvedReferences>;
}

export interface ImportBatch {
  events: readonly LocatedEvent[];
  rejected: readonly RejectedLine[];
}

/** An event and the line of its source (from 1; 0 where the source has no lines). */
export interface LocatedEvent {
  event: AudienceEvent;
  line: number;
}

/** A line that could not be believed. */
export interface RejectedLine {
  line: number;
  text: string;
  /** Characters of the whole line, where `text` is only the beginning of it. */
  length?: number;
  reason: string;
}

export interface WriteCounts {
  /** Events that are new. */
  added: number;
  /** Events that were there already. */
  known: number;
  /** Lines set aside that had not been set aside before. */
  rejected: number;
  /** Events and lines about people who were forgotten, and posts that are gone. */
  leftOut: number;
}

export interface ResolvedReferences {
  /**
   * Events moved out of the log because nobody named their people. They were counted as `added`
   * when written, by this session or another.
   */
  rejected: number;
  /** Events moved back into the log because their people have become known. */
  replayed: number;
}

export interface Inputs {
  events: number;
  /**
   * Of all events, of what the account is called and of the decisions in force; no order of import
   * changes it.
   */
  digest: string;
  /** Lines set aside and not yet mended. Not in the digest. */
  quarantined: number;
}
