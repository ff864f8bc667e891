import type { AudienceLog } from '../../model/audience-log.ts';
import type { AudienceEvent } from '../../model/events.ts';

/** The append-only log of everything ever imported into one account. */
export interface EventLog {
  /**
   * Returns the sources of all imports, oldest first, under the names that lists show. A file
   * inside an archive is a source of its own. All runs that read a platform count as one source.
   */
  sources(): Promise<{ kind: string; name: string }[]>;

  /** Starts an import from one source. */
  beginImport(source: ImportSource): Promise<ImportSession>;

  /**
   * Returns what a report on this account would rest on. Cost: O(1), plus one step for each
   * rejected row.
   */
  inputs(): Promise<Inputs>;

  /**
   * Reads all events of the account, and its people's profiles as they were at a time. Cost:
   * O(events).
   *
   * @param profilesAt ms; everything but profiles has its own time. Without it: the newest profiles.
   */
  loadAudience(profilesAt?: number): Promise<AudienceLog>;

  /**
   * Returns the newest complete snapshot that was finished before a time, with people sorted by id.
   * Cost: its length, plus one step for each snapshot.
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
  /** The name in a list of sources, if it shares one with similar sources. */
  listedAs?: string;
  /** Which of our sources read it: `event-file`, `x-archive`, … */
  kind: string;
  /** The time of the import, in ms since 1970. The quarantine keeps it with each rejected row. */
  at: number;
}

/** An import from one source. Whatever it has written stays, even if the import fails later. */
export interface ImportSession {
  /**
   * Writes a batch in one transaction. Skips events and rejected rows that are already stored,
   * everything about forgotten people, and posts whose deletion is known. Every `account` event
   * must be about this account; a new one replaces the handle and name, but not the platform.
   */
  write(batch: ImportBatch): Promise<WriteCounts>;

  /**
   * Closes the rows that an earlier import of a source with this name rejected, and this one did
   * not. Returns how many there were. Call it once all of the source has been read.
   */
  closeCorrected(): Promise<number>;

  /**
   * Moves `interest`, `status` and `tie` events to the quarantine if no other event names their
   * people. Moves them back once other events do. Removes posts whose deletion is known for good.
   * Call it once the source has been read.
   */
  finish(): Promise<ResolvedReferences>;
}

export interface ImportBatch {
  events: readonly LocatedEvent[];
  rejected: readonly RejectedLine[];
}

/** An event and its line in the source, counted from 1. For a run, the number of its request. */
export interface LocatedEvent {
  event: AudienceEvent;
  line: number;
}

/** A row that could not be read. */
export interface RejectedLine {
  line: number;
  text: string;
  /** Characters of the whole row, if `text` is only its beginning. */
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
   * Events moved to the quarantine because no other event names their people. This session or an
   * earlier one counted them as `added`.
   */
  rejected: number;
  /** Events moved back into the log because other events now name their people. */
  replayed: number;
}

export interface Inputs {
  events: number;
  /**
   * A digest of all events, of the account's names and of the corrections in force. The order of
   * imports does not change it.
   */
  digest: string;
  /** The same without the owner's names of topics and communities, which change no figure. */
  figuresDigest: string;
  /** Rejected rows that are not fixed yet. The digest does not cover them. */
  quarantined: number;
}
