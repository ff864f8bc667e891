import type { AudienceLog } from '../../model/audience-log.ts';
import type { AudienceEvent } from '../../model/events.ts';

/** The append-only log of everything ever imported into one account. */
export interface EventLog {
  /**
   * The sources of all imports, oldest first, each under the name it is listed as. A file inside an
   * archive is a source of its own. All runs that read a platform are listed as one.
   */
  sources(): Promise<{ kind: string; name: string }[]>;

  /** Starts an import from one source. */
  beginImport(source: ImportSource): Promise<ImportSession>;

  /** Returns what a report on this account would rest on. Cost: O(1), plus one step a rejected row. */
  inputs(): Promise<Inputs>;

  /** Reads everything known about the account. Cost: every event of it once. */
  loadAudience(): Promise<AudienceLog>;

  /**
   * Returns the newest complete snapshot finished before that time, with its people by id. Cost: its
   * length, and one step a snapshot.
   */
  lastSnapshot(before: number): Promise<LastSnapshot | undefined>;
}

export interface LastSnapshot {
  /** When it was finished, in ms since 1970. */
  at: number;
  followers: string[];
}

export interface ImportSource {
  /** The file, or the run that read a platform. */
  name: string;
  /** The name that it shares with similar sources in a list of sources; `undefined`: its own. */
  listedAs?: string;
  /** Which of our sources read it: `event-file`, `x-archive`, … */
  kind: string;
  /** The time of the import, in ms since 1970. Rejected rows are kept with it. */
  at: number;
}

/** An import from one source. What it wrote stays, whatever happens afterwards. */
export interface ImportSession {
  /**
   * Writes a batch in one transaction: all of it or nothing. Events and rejected rows that are
   * stored already change nothing. `account` events must be about this account; new ones replace
   * its handle and name, and none changes its platform. Leaves out whatever is about forgotten
   * people, and posts whose deletion is known.
   */
  write(batch: ImportBatch): Promise<WriteCounts>;

  /**
   * Call this once all of the source is read. Closes the rows that an earlier import of a source with
   * this name rejected, and this one did not. Returns how many there were.
   */
  closeCorrected(): Promise<number>;

  /**
   * Call this once the source is read. Moves `interest`, `status` and `tie` events about people whom
   * nothing else in the log names to the quarantine, and moves those back whose people have become
   * known. Removes posts whose deletion is known for good.
   */
  finish(): Promise<ResolvedReferences>;
}

export interface ImportBatch {
  events: readonly LocatedEvent[];
  rejected: readonly RejectedLine[];
}

/** An event and its line in the source, from 1. For a run, the number of its request. */
export interface LocatedEvent {
  event: AudienceEvent;
  line: number;
}

/** A row that could not be read. */
export interface RejectedLine {
  line: number;
  text: string;
  /** Characters of the whole row, where `text` is only its beginning. */
  length?: number;
  reason: string;
}

export interface WriteCounts {
  /** Events that are new. */
  added: number;
  /** Events that were there already. */
  known: number;
  /** Rejected rows that are new. */
  rejected: number;
  /** Events and rows about forgotten people, and posts whose deletion is known. */
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
   * A digest of all events, of the account's names and of the corrections in force. The order of
   * imports does not change it.
   */
  digest: string;
  /** Rejected rows that are not fixed yet. Not part of the digest. */
  quarantined: number;
}
