/**
 * What a collector must remember of one account to read a platform that charges for every read:
 * who it is to the platform, how far it came, and what that cost. Amounts are in micro-dollars,
 * times in ms since 1970, days in UTC as `2026-03-01`.
 */
export interface CollectorMemory {
  readonly credentials: CredentialStore;
  readonly settings: SettingStore;
  readonly runs: RunStore;
  readonly spending: SpendingStore;
  readonly doubts: DoubtStore;
  readonly digests: DigestStore;
}

/** The credentials of the account, and who renews them. */
export interface CredentialStore {
  /** The sealed credentials; the store cannot read them. */
  read(): Promise<StoredSecret | undefined>;
  /** Replaces them, whoever is renewing them. */
  keep(sealed: Uint8Array): Promise<void>;
  drop(): Promise<void>;
  /**
   * Asks to be the one who renews the credentials of that version. `false`: somebody else is, until
   * the time they set has passed, or has done so already.
   */
  claimRenewal(version: number, now: number, until: number): Promise<boolean>;
  /** Keeps what was renewed, and lets others go on. `false`: these were no longer current. */
  finishRenewal(version: number, sealed: Uint8Array): Promise<boolean>;
}

/** Values by name. */
export interface SettingStore {
  read(name: string): Promise<string | undefined>;
  /** `undefined`: back to what it was by default. */
  keep(name: string, value: string | undefined): Promise<void>;
}

/** How far each kind of collecting has come. */
export interface RunStore {
  /** The run of a kind that has not ended. */
  open(kind: string): Promise<CollectorRun | undefined>;
  /** The newest run of a kind that ended with that outcome. */
  last(kind: string, outcome: string): Promise<CollectorRun | undefined>;
  /** Begins a run, or gives the open one of its kind where another process has just begun it. */
  begin(kind: string, now: number): Promise<CollectorRun>;
  /** Changes what is known of an open run. */
  update(run: number, state: Partial<RunState>): Promise<void>;
  /** Nothing is added to it any more. */
  end(run: number, now: number, outcome: string): Promise<void>;
  /** The pages of a run, in order. */
  pages(run: number): Promise<RunPage[]>;
  /** Forgets the pages of all ended runs of a kind but one. */
  dropPagesBut(kind: string, run: number): Promise<void>;
}

/** What was paid, and what may still be. */
export interface SpendingStore {
  /**
   * Sets money aside for a request before it is sent, so that what is spent is never more than what
   * is written down, whatever dies in between. Where the answer is lost, the money stays set aside
   * until the same request is answered the same day, as the platform charges once a day; after that
   * day it may have been charged for, or not, for good. (Who has left a list between an answer that
   * was lost and the same asked again may have been charged for, and is not written down.)
   */
  reserve(request: Reservation): Promise<Reserved>;
  /** The request brought nothing that is charged for. */
  release(reservation: number): Promise<void>;
  /**
   * In one transaction: writes down what was charged for the answer, each resource once a day, and
   * what else the answer changes.
   */
  settle(answer: RecordedAnswer): Promise<Recorded>;
  /** What a run has cost so far, with what is set aside. */
  ofRun(run: number): Promise<number>;
  /** What was spent since a time, by day and resource; oldest first. */
  since(since: number): Promise<SpendingLine[]>;
  /** Forgets which resources were paid for before that day. */
  forgetPaidBefore(day: string): Promise<void>;
}

/** People to be looked up. */
export interface DoubtStore {
  /** People who are missing and of whom nobody knows why, to be looked up by that time; by id. */
  due(due: number, limit: number): Promise<Doubt[]>;
  keep(doubts: readonly Doubt[]): Promise<void>;
  drop(people: readonly string[]): Promise<void>;
}

/** Digests of what was written before, by topic and key. */
export interface DigestStore {
  /** Those of the keys whose last digest is another, or none; they are not changed. */
  changed(topic: string, digests: ReadonlyMap<string, string>): Promise<Set<string>>;
  keep(topic: string, digests: ReadonlyMap<string, string>): Promise<void>;
  /** All that is kept under a topic, by key. */
  all(topic: string): Promise<Map<string, string>>;
}

export interface StoredSecret {
  sealed: Uint8Array;
  /** Rises with every change. */
  version: number;
}

/** How far a run has come. */
export interface RunState {
  /** Where the platform says to go on; `null`: at the beginning, or at the end. */
  cursor: string | null;
  /** What part of its work it is in. */
  stage: string;
  /** JSON: whatever else its kind needs. */
  notes: string;
}

export interface CollectorRun extends RunState {
  number: number;
  kind: string;
  startedAt: number;
  endedAt: number | undefined;
}

/** A page that has been read and paid for. */
export interface RunPage {
  part: number;
  /** When it was asked for, and when it came: what it says was true at some moment between. */
  sentAt: number;
  at: number;
  ids: string[];
}

export interface Reservation {
  /** The run that pays; `null`: none. */
  run: number | null;
  /** Tells the request from others of its day: what is asked, and for which page. */
  key: string;
  at: number;
  resource: string;
  /** So many resources at most. */
  most: number;
  unitPrice: number;
  /** What the run and the calendar month (UTC) may cost in all. */
  runCap: number;
  monthCap: number;
}

export type Reserved =
  | { reservation: number }
  /** Which cap is in the way, and what it has left. */
  | { refused: 'run' | 'month'; left: number };

export interface RecordedAnswer {
  reservation: number;
  /**
   * When it was asked for. Around midnight nobody knows for which day it was charged: taken as the
   * day before, nothing counts as paid for that is not.
   */
  at: number;
  /** What is charged for, by id. */
  ids: readonly string[];
  run?: {
    number: number;
    page?: RunPage;
    state: Partial<RunState>;
    /**
     * How far the run had come when this was asked. Where it is elsewhere by now, another process
     * goes on with it: nothing but the money is written down, and {@link refine} says so.
     */
    from?: Pick<RunState, 'cursor' | 'stage'>;
  };
}

/** What was charged for, and whether the run was where it was left. */
export interface Recorded {
  reads: number;
  isOurs: boolean;
}

/** What was read of a resource on a day at a price. */
export interface SpendingLine {
  day: string;
  resource: string;
  unitPrice: number;
  /** Charged for. */
  reads: number;
  amount: number;
  /** Set aside for answers that were lost on the way: they may have been charged for or not. */
  unsure: number;
}

export interface Doubt {
  person: string;
  /** Since when they are missing. */
  since: number;
  /** When to look again. */
  due: number;
  /** How often that was done. */
  tries: number;
}
