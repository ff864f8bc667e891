import type { AccountInfo, AudienceLog } from '../../model/audience-log.ts';
import type { KeptDecision, OwnerDecision } from '../../model/decisions.ts';
import type { AudienceEvent, EventType } from '../../model/events.ts';
import type { AccountId, PersonId } from '../../model/ids.ts';
import type { RememberedTribe } from '../../model/remembered-tribe.ts';
import type { AccessStore } from './access-store.ts';
import type { CollectorMemory } from './collector-memory.ts';
import type { ScheduleMemory } from './schedule-memory.ts';

/**
 * The append-only log of everything ever imported, and the only door to a database. Every method
 * that fails for a reason the owner can mend throws a `TribeError`.
 */
export interface EventStore {
  /** All accounts, sorted by id. */
  accounts(): Promise<AccountInfo[]>;

  /** Makes the account known; said again, the newest platform, handle and name win. */
  ensureAccount(info: AccountInfo): Promise<void>;

  /**
   * A mark that changes whenever anything that is kept does, whoever changes it: as long as it is
   * the same, so is every answer. Cost: O(1), far less than any other question.
   */
  version(): Promise<string>;

  /** Who may look at what. */
  readonly access: AccessStore;

  /** What was imported from, in the order in which it became known. */
  sources(account: AccountId): Promise<{ kind: string; name: string }[]>;

  /** Starts to import from one source into an account that {@link ensureAccount} made known. */
  beginImport(source: ImportSource): Promise<ImportSession>;

  /** What a report on this account would rest on. Cost: O(1), plus one step a line set aside. */
  inputsOf(account: AccountId): Promise<Inputs>;

  /** Reads all that is known of the account. Cost: every event of it once. */
  loadAudience(account: AccountId): Promise<AudienceLog>;

  /** Lines set aside, oldest first. */
  quarantined(account: AccountId, page?: QuarantinePage): Promise<QuarantinedLine[]>;

  quarantinedLine(account: AccountId, id: number): Promise<QuarantinedLine | undefined>;

  /** Marks a line as mended at that time; it stays on record. Again: no change. */
  resolveQuarantined(account: AccountId, id: number, at: number): Promise<void>;

  /** Takes {@link resolveQuarantined} back. */
  reopenQuarantined(account: AccountId, id: number): Promise<void>;

  /**
   * Keeps what the owner says, made at that time; gives the number it is kept under. Throws a
   * `TribeError` where it is about a person, post or reading that is not known.
   */
  decide(account: AccountId, decision: OwnerDecision, at: number): Promise<number>;

  /** All decisions ever made, those undone too, oldest first. */
  decisions(account: AccountId): Promise<KeptDecision[]>;

  /** From that time on the decision does not stand; it stays on record. Again: no change. */
  undoDecision(account: AccountId, id: number, at: number): Promise<void>;

  /** Takes {@link undoDecision} back. */
  redoDecision(account: AccountId, id: number): Promise<void>;

  /** The value remembered under that key, if it is still kept. */
  recall(account: AccountId, kind: string, key: string): Promise<string | undefined>;

  /** Keeps a result by the digest of what it was made of; only the newest few of a kind are kept. */
  remember(account: AccountId, kind: string, key: string, value: string): Promise<void>;

  /**
   * The communities remembered, by id.
   *
   * @param people ids of everybody known, ascending, as {@link loadAudience} gives them; those of the
   *   communities are positions among them, and whoever is not known any more is left out. Cost:
   *   every person once, where anything is remembered.
   */
  recallTribes(account: AccountId, people: readonly string[]): Promise<RememberedTribe[]>;

  /** Remembers communities in place of those before. */
  rememberTribes(
    account: AccountId,
    people: readonly string[],
    tribes: readonly RememberedTribe[],
  ): Promise<void>;

  /** The same for the same communities remembered. */
  tribesDigest(account: AccountId): Promise<string>;

  /** Those of the texts' vectors by this model that are kept. Cost: every vector kept once. */
  vectors(
    account: AccountId,
    model: string,
    texts: Iterable<string>,
  ): Promise<Map<string, Float32Array>>;

  /**
   * Keeps vectors by the digests of their texts, for good, all in one transaction. A text that has
   * one by this model already keeps that.
   */
  keepVectors(
    account: AccountId,
    model: string,
    vectors: ReadonlyMap<string, Float32Array>,
  ): Promise<void>;

  /**
   * The newest complete reading that was done before that time, with its people by id. Cost: its own
   * length, and one step a reading.
   */
  lastReading(account: AccountId, before: number): Promise<LastReading | undefined>;

  /** What is known of a person, by id; `undefined`: nothing. Cost: every event once. */
  tracesOf(account: AccountId, person: PersonId): Promise<PersonTraces | undefined>;

  /**
   * Removes for good, in one transaction, all that is known of a person: see {@link PersonTraces}.
   * Results that are kept go too, as nobody knows what is in them, and what the owner decided about them. Digests of id and handles stay,
   * so that whatever is written about them later is left out. Also for somebody of whom nothing is
   * known. Again: no change. Cost: every event once.
   */
  forget(account: AccountId, person: PersonId): Promise<PersonTraces>;

  /**
   * Writes the whole database anew, so that what was removed stands nowhere in its files any more.
   * `false`: somebody else is at it, so it is still to be done.
   */
  sweep(): Promise<boolean>;

  /** Tells who was forgotten, as it is now. */
  forgotten(account: AccountId): Promise<(person: string) => boolean>;

  /** When what is to be done, and what came of it. */
  schedule(account: AccountId): Promise<ScheduleMemory>;

  /** What a collector remembers of the account. */
  collector(account: AccountId): Promise<CollectorMemory>;

  /** Afterwards nothing else may be called. */
  close(): Promise<void>;
}

/** So much is known of a person. */
export interface PersonTraces {
  /** Handles and names they ever had. */
  names: string[];
  /** Events about them by type; of `snapshot`, readings they are in. */
  events: Partial<Record<EventType, number>>;
  /** Texts of others that name them by `@handle`. */
  mentions: number;
  /** Lines set aside that name them. */
  quarantined: number;
}

export interface LastReading {
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
  finish(): Promise<Settlement>;
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
  setAside: number;
  /** Events and lines about people who were forgotten, and posts that are gone. */
  leftOut: number;
}

export interface Settlement {
  /**
   * Events moved out of the log because nobody named their people. They were counted as `added`
   * when written, by this session or another.
   */
  setAside: number;
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
  setAsideAt: number;
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
