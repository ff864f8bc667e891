import type { Kysely } from 'kysely';

/** The tables, as kysely knows them; `migrations.ts` makes them. */
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
}

export type Sql = Kysely<Tables>;

/** Whose audiences are kept, and what has been counted for each of them so far. */
export interface AccountTable {
  number: number;
  id: string;
  platform: string;
  handle: string | null;
  name: string | null;
  /** People numbered so far: the highest number in use. */
  people: number;
  /** Rows ever rejected: the highest quarantine id in use. */
  set_aside: number;
  /** Events in the log. */
  events: number;
  /** See `EventDigest`. */
  digest: Buffer;
  /** Random, each account its own: see `AccountProfile.viewerSecret`. */
  viewer_secret: Buffer;
  /** Number of the account that has its events, too, and stands for it. */
  merged_into: number | null;
}

/** Where facts came from. */
interface SourceTable {
  number: number;
  account: number;
  kind: string;
  name: string;
  /** The name that it shares with similar sources in a list of sources. */
  listed_as: string | null;
}

/** People are numbered from 1, an account at a time, in the order in which they turn up. */
export interface PersonTable {
  account: number;
  id: string;
  number: number;
  /** 1: an event that can stand by itself names them; 0: so far only others refer to them. */
  known: number;
}

/** One row an event; what the columns hold for each type is said in `event-facts.ts`. */
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
  /** Follower lists: numbers of people, 32 bits each, little-endian, in list order. */
  list: Buffer | null;
  source: number;
  line: number;
}

/** Rejected rows. The same line of the same source for the same reason is stored once. */
export interface QuarantineTable {
  account: number;
  /** From 1, an account at a time. */
  id: number;
  source: number;
  line: number;
  /** Tells apart lines of the same number (of an earlier state of the file). */
  fingerprint: Buffer;
  text: string;
  length: number;
  reason: string;
  set_aside_at: number;
  resolved_at: number | null;
  /** The people whom the line waits for; it is written again when they are known. */
  awaits: number | null;
  awaits_other: number | null;
}

/** What a model makes of a text: never worked out twice. */
interface VectorTable {
  account: number;
  model: string;
  /** Of the text. */
  digest: Buffer;
  /** 32-bit numbers, little-endian. */
  value: Buffer;
}

/** What the owner said; see `OwnerDecision`. */
export interface DecisionTable {
  account: number;
  /** From 1, an account at a time. */
  id: number;
  kind: string;
  /** All but the kind, as JSON. */
  said: string;
  at: number;
  undone_at: number | null;
}

/** A community as the last report found it; written anew by each. See `RememberedTribe`. */
interface RememberedTribeTable {
  account: number;
  id: string;
  /** All but the id and the people, as JSON. */
  said: string;
  /**
   * Numbers of people, 32 bits each, little-endian, ascending. Numbers are never given again, so
   * that of somebody whose row was deleted stands for nobody; the next report leaves it out.
   */
  people: Buffer;
}

/** What was worked out, by the digest of what it was made of. */
interface ResultTable {
  account: number;
  kind: string;
  key: string;
  /** Rises with every result kept. */
  number: number;
  value: string;
}

/** Somebody who signs in. */
export interface WebUserTable {
  id: string;
  handle: string | null;
  name: string | null;
}

/** What a user may do with an account. A user may be given one before they first sign in. */
interface WebRoleTable {
  user: string;
  account: number;
  role: string;
}

/** Of a user, or of the share link `link` of `account`. */
interface WebSessionTable {
  /** Of the token, which is kept by the browser alone. */
  digest: string;
  user: string | null;
  account: number | null;
  link: number | null;
  until: number;
}

export interface ShareLinkTable {
  account: number;
  /** From 1, an account at a time. */
  id: number;
  digest: string;
  label: string;
  made_at: number;
  until: number;
  revoked_at: number | null;
}

/** One row an account that is collected; writing to it first keeps two processes in turn. */
export interface CollectorTable {
  account: number;
  turn: number;
  /** Credentials, sealed by a key that is not in the database. */
  secret: Buffer | null;
  secret_version: number;
  /** Until then somebody is renewing them. */
  renewing_until: number | null;
}

interface CollectorSettingTable {
  account: number;
  name: string;
  value: string;
}

export interface CollectorRunTable {
  account: number;
  /** From 1, an account at a time. */
  number: number;
  kind: string;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
  cursor: string | null;
  stage: string;
  /** JSON. */
  notes: string;
}

interface CollectorPageTable {
  account: number;
  run: number;
  part: number;
  sent_at: number;
  at: number;
  /** Ids, a line each. */
  ids: string;
}

/** What was spent. Money is in micro-dollars. */
export interface CollectorSpendingTable {
  account: number;
  id: number;
  run: number | null;
  /** Of the request. */
  key: string;
  /** Of the answer; of the request, while there is none. */
  at: number;
  day: string;
  resource: string;
  unit_price: number;
  reads: number;
  /** 1: rejected for an answer that has not come. */
  open: number;
}

/** What has been paid for on a day is not paid for again. */
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

/** What was last read of something, as a digest or a short text of its own. */
interface CollectorDigestTable {
  account: number;
  topic: string;
  key: string;
  digest: string;
}

/** One row an account of which somebody was forgotten. */
interface ForgettingTable {
  account: number;
  /** Of the digests: random, each account its own. */
  key: Buffer;
}

/** Who is not to be known, by digests of id and handles under the account's key. */
interface ForgottenTable {
  account: number;
  digest: string;
}

/** Numbers of accounts that were removed. */
interface RemovedAccountTable {
  number: number;
}

/** One row an account that is watched. */
interface ScheduleTable {
  account: number;
  /** JSON: what the owner wants done when. */
  plan: string | null;
  /** JSON: how far that is. */
  progress: string | null;
  /** Who is watching, until when unless they say so again. */
  holder: string | null;
  held_since: number | null;
  held_until: number | null;
}

export interface ScheduleRunTable {
  account: number;
  /** From 1, an account at a time. */
  number: number;
  due_at: number;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
  /** JSON: what came of it. */
  said: string;
  /** Micro-dollars. */
  spent: number;
}
