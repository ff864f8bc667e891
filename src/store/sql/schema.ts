import type { Kysely } from 'kysely';

/** The tables, as `migrations.ts` creates them. */
export interface Tables {
  account: AccountTable;
  source: SourceTable;
  person: PersonTable;
  event: EventTable;
  quarantine: QuarantineTable;
  result: ResultTable;
  vector: VectorTable;
  decision: DecisionTable;
  web_user: WebUserTable;
  web_role: WebRoleTable;
  web_session: WebSessionTable;
  share_link: ShareLinkTable;
  remembered_tribe: RememberedTribeTable;
  collector: CollectorTable;
  collector_setting: CollectorSettingTable;
  collector_run: CollectorRunTable;
  collector_page: CollectorPageTable;
  collector_spending: CollectorSpendingTable;
  collector_paid: CollectorPaidTable;
  collector_doubt: CollectorDoubtTable;
  collector_digest: CollectorDigestTable;
  forgetting: ForgettingTable;
  forgotten: ForgottenTable;
  schedule: ScheduleTable;
  schedule_run: ScheduleRunTable;
  removed_account: RemovedAccountTable;
  list_memory: ListMemoryTable;
  digest_salt: DigestSaltTable;
  erased_account: ErasedAccountTable;
}

export type Sql = Kysely<Tables>;

/** The accounts, with what was counted for each of them so far. */
export interface AccountTable {
  number: number;
  id: string;
  platform: string;
  handle: string | null;
  name: string | null;
  /** The highest number of a person so far. */
  people: number;
  /** The highest id in the quarantine so far. */
  set_aside: number;
  /** Events in the log. */
  events: number;
  /** See `EventDigest`. */
  digest: Buffer;
  /** A random secret of the account: see `AccountProfile.viewerSecret`. */
  viewer_secret: Buffer;
  /** The number of the account into which this one was merged. */
  merged_into: number | null;
}

/** The sources of events. */
interface SourceTable {
  number: number;
  account: number;
  kind: string;
  name: string;
  /** The name in a list of sources, if it shares one with similar sources. */
  listed_as: string | null;
}

/** People are numbered from 1 in each account, in the order in which they appear. */
export interface PersonTable {
  account: number;
  id: string;
  number: number;
  /** 1: an event that can stand by itself names them; 0: only other kinds of events do so far. */
  known: number;
}

/** One row for each event. `event-facts.ts` explains the columns for each type. */
export interface EventTable {
  account: number;
  /** Position in `EVENT_TYPES`. */
  type: number;
  /** See `writeEventKey`. */
  key: Buffer;
  person: number | null;
  other: number | null;
  after: number | null;
  at: number | null;
  code: number | null;
  weight: number | null;
  text: string | null;
  /** The numbers of the people in a follower list, 32 bits each, little-endian, in list order. */
  list: Buffer | null;
  source: number;
  line: number;
}

/** Rejected rows. A row of a source with the same text and reason is stored once. */
export interface QuarantineTable {
  account: number;
  /** Counted from 1 for each account. */
  id: number;
  source: number;
  line: number;
  /** Separates rows with the same line number, as from an earlier version of the file. */
  fingerprint: Buffer;
  text: string;
  length: number;
  reason: string;
  set_aside_at: number;
  resolved_at: number | null;
  /** The people whom the row waits for. It moves to the log once they are known. */
  awaits: number | null;
  awaits_other: number | null;
}

/** The vectors of texts by a model. */
interface VectorTable {
  account: number;
  model: string;
  /** The digest of the text. */
  digest: Buffer;
  /** 32-bit floats, little-endian. */
  value: Buffer;
}

/** The owner's corrections; see `Correction`. */
export interface DecisionTable {
  account: number;
  /** Counted from 1 for each account. */
  id: number;
  kind: string;
  /** The correction without its kind, as JSON. */
  said: string;
  at: number;
  undone_at: number | null;
}

/** The communities of the last report, which each report replaces; see `RememberedCommunity`. */
/** How the owner said that lists with certain columns are read. */
interface ListMemoryTable {
  account: number;
  /** A digest of the columns. */
  key: string;
  /** As JSON. */
  columns: string;
  /** `LastingAnswers` as JSON. */
  answers: string;
  at: number;
}

interface RememberedTribeTable {
  account: number;
  id: string;
  /** The community without its id and people, as JSON. */
  said: string;
  /**
   * The numbers of its people, 32 bits each, little-endian, ascending. Numbers are never used
   * again, so the number of a deleted person means nobody. The next report leaves it out.
   */
  people: Buffer;
}

/** Computed results, by the digest of their inputs. */
interface ResultTable {
  account: number;
  kind: string;
  key: string;
  /** Rises with every stored result. */
  number: number;
  value: string;
}

/** The users who sign in. */
export interface WebUserTable {
  id: string;
  handle: string | null;
  name: string | null;
}

/** The roles of users. A user may get one before they first sign in. */
interface WebRoleTable {
  user: string;
  account: number;
  role: string;
}

/** Sessions of users, or of the share link `link` of `account`. */
interface WebSessionTable {
  /** The digest of the token. Only the browser has the token. */
  digest: string;
  user: string | null;
  account: number | null;
  link: number | null;
  until: number;
}

export interface ShareLinkTable {
  account: number;
  /** Counted from 1 for each account. */
  id: number;
  digest: string;
  label: string;
  made_at: number;
  until: number;
  revoked_at: number | null;
}

/**
 * One row for each account that is read from a platform. Writing to it first makes processes take
 * turns.
 */
export interface CollectorTable {
  account: number;
  turn: number;
  /** The credentials, encrypted with a key that is not in the database. */
  secret: Buffer | null;
  secret_version: number;
  /** A process is renewing them, until this time. */
  renewing_until: number | null;
}

interface CollectorSettingTable {
  account: number;
  name: string;
  value: string;
}

export interface CollectorRunTable {
  account: number;
  /** Counted from 1 for each account. */
  number: number;
  kind: string;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
  cursor: string | null;
  stage: string;
  /** As JSON. */
  notes: string;
}

interface CollectorPageTable {
  account: number;
  run: number;
  part: number;
  sent_at: number;
  at: number;
  /** The ids, one a line. */
  ids: string;
}

/** Money that was spent or reserved, in micro-dollars. */
export interface CollectorSpendingTable {
  account: number;
  id: number;
  run: number | null;
  /** Identifies the request. */
  key: string;
  /** The time of the response, or of the request as long as there is no response. */
  at: number;
  day: string;
  resource: string;
  unit_price: number;
  reads: number;
  /** 1: reserved for a response that has not come. */
  open: number;
}

/** The resources that were paid for on a day. A platform charges for each once a day. */
interface CollectorPaidTable {
  account: number;
  day: string;
  resource: string;
  id: string;
}

interface CollectorDoubtTable {
  account: number;
  person: string;
  since: number;
  due: number;
  tries: number;
}

/** The last version of a thing that we read, as a digest or a short text. */
interface CollectorDigestTable {
  account: number;
  topic: string;
  key: string;
  digest: string;
}

/** One row for each account in which somebody was forgotten. */
interface ForgettingTable {
  account: number;
  /** The random key of the account's digests. */
  key: Buffer;
}

/** The forgotten people, as digests of ids and handles with the account's key. */
interface ForgottenTable {
  account: number;
  digest: string;
}

/** One row: the random salt of the digests of erased accounts. */
interface DigestSaltTable {
  salt: Buffer;
}

/** The accounts that their platform deleted, as digests of their ids. */
interface ErasedAccountTable {
  account: number;
  digest: string;
}

/** Numbers of accounts that were removed. */
interface RemovedAccountTable {
  number: number;
}

/** One row for each account that is watched. */
interface ScheduleTable {
  account: number;
  /** The owner's plan, as JSON. */
  plan: string | null;
  /** What the watching process must remember, as JSON. */
  progress: string | null;
  /** The process that watches, and until when, unless it extends the lease. */
  holder: string | null;
  held_since: number | null;
  held_until: number | null;
}

export interface ScheduleRunTable {
  account: number;
  /** Counted from 1 for each account. */
  number: number;
  due_at: number;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
  /** What the run found, as JSON. */
  said: string;
  /** Micro-dollars. */
  spent: number;
}
