/**
 * What we must remember about one account to read it from a platform that may charge for every read:
 * the credentials, how far we came, and what it cost. Amounts are in micro-dollars, times in ms
 * since 1970, days in UTC as `2026-03-01`.
 */
export interface CollectorMemory {
  readonly credentials: CredentialStore;
  readonly settings: SettingStore;
  readonly runs: RunStore;
  readonly spending: SpendingStore;
  readonly doubts: DoubtStore;
  readonly digests: DigestStore;
}

/** The credentials of the account, and which process renews them. */
export interface CredentialStore {
  /** Returns the encrypted credentials. The store cannot decrypt them. */
  read(): Promise<StoredSecret | undefined>;
  /** Replaces them, even if a process is renewing them. */
  keep(sealed: Uint8Array): Promise<void>;
  drop(): Promise<void>;
  /**
   * Asks to be the process that renews the credentials of a version. `false`: another process is
   * doing so, until the time it gave, or has done so.
   */
  claimRenewal(version: number, now: number, until: number): Promise<boolean>;
  /** Stores renewed credentials and ends the claim. `false`: that version was not current. */
  finishRenewal(version: number, sealed: Uint8Array): Promise<boolean>;
}

/** Values by name. */
export interface SettingStore {
  read(name: string): Promise<string | undefined>;
  /** Stores a value; `undefined`: removes it. */
  keep(name: string, value: string | undefined): Promise<void>;
}

/** How far each kind of run has come. */
export interface RunStore {
  /** Returns the run of a kind that has not ended. */
  open(kind: string): Promise<CollectorRun | undefined>;
  /** Returns the newest run of a kind that ended with an outcome. */
  last(kind: string, outcome: string): Promise<CollectorRun | undefined>;
  /** Begins a run, or returns the open one of its kind if another process has just begun it. */
  begin(kind: string, now: number): Promise<CollectorRun>;
  /** Changes the state of an open run. */
  update(run: number, state: Partial<RunState>): Promise<void>;
  /** Ends a run. It gets no more pages. */
  end(run: number, now: number, outcome: string): Promise<void>;
  /** Returns the pages of a run, in order. */
  pages(run: number): Promise<RunPage[]>;
  /** Deletes the pages of all ended runs of a kind except one. */
  dropPagesBut(kind: string, run: number): Promise<void>;
}

/** What was spent, and what may still be. */
export interface SpendingStore {
  /**
   * Reserves the money for a request before we send it, so that we never spend more than we recorded,
   * even if the program dies. If the answer is lost, the money stays reserved until the same request
   * is answered on the same day, because a platform charges for each item once a day. After that day
   * nobody knows whether the platform charged. (It may also have charged for people who left the list
   * between the lost answer and the next one. We do not record those.)
   */
  reserve(request: Reservation): Promise<Reserved>;
  /** Releases the money: the request brought nothing that the platform charges for. */
  release(reservation: number): Promise<void>;
  /**
   * Records in one transaction what an answer cost, each resource once a day, and what it changes of
   * a run.
   */
  settle(answer: RecordedAnswer): Promise<Recorded>;
  /** Returns what a run has cost so far, reserved money included. */
  ofRun(run: number): Promise<number>;
  /** Returns what was spent since a time, by day and resource, oldest first. */
  since(since: number): Promise<SpendingLine[]>;
  /** Deletes the record of which resources were paid for before a day. */
  forgetPaidBefore(day: string): Promise<void>;
}

/** People to look up. */
export interface DoubtStore {
  /** Returns people who are missing for an unknown reason and due by a time, sorted by id. */
  due(due: number, limit: number): Promise<Doubt[]>;
  keep(doubts: readonly Doubt[]): Promise<void>;
  drop(people: readonly string[]): Promise<void>;
}

/** Digests of what we stored before, by topic and key. */
export interface DigestStore {
  /** Returns the keys whose stored digest differs or is missing. Stores nothing. */
  changed(topic: string, digests: ReadonlyMap<string, string>): Promise<Set<string>>;
  keep(topic: string, digests: ReadonlyMap<string, string>): Promise<void>;
  /** Returns all digests of a topic, by key. */
  all(topic: string): Promise<Map<string, string>>;
}

export interface StoredSecret {
  sealed: Uint8Array;
  /** Rises with every change. */
  version: number;
}

/** How far a run has come. */
export interface RunState {
  /** Where the next page begins, in the platform's words; `null`: at the start, or at the end. */
  cursor: string | null;
  /** Which part of its work it is in. */
  stage: string;
  /** JSON: what else its kind needs. */
  notes: string;
}

export interface CollectorRun extends RunState {
  number: number;
  kind: string;
  startedAt: number;
  endedAt: number | undefined;
}

/** A page that we have read and paid for. */
export interface RunPage {
  part: number;
  /** When we asked for it, and when it came. Its content was true at some time in between. */
  sentAt: number;
  at: number;
  ids: string[];
}

export interface Reservation {
  /** The run that pays; `null`: no run. */
  run: number | null;
  /** Identifies the request among those of its day: what we ask, and for which page. */
  key: string;
  at: number;
  resource: string;
  /** The most resources that it may bring. */
  most: number;
  unitPrice: number;
  /** The most that the run and the calendar month (UTC) may cost. */
  runCap: number;
  monthCap: number;
}

export type Reserved =
  | { reservation: number }
  /** Which limit is too low, and what it has left. */
  | { refused: 'run' | 'month'; left: number };

export interface RecordedAnswer {
  reservation: number;
  /**
   * When we sent the request. Around midnight we do not know for which day the platform charged. With
   * the earlier day, nothing counts as paid that is not.
   */
  at: number;
  /** Ids of what the platform charges for. */
  ids: readonly string[];
  run?: {
    number: number;
    page?: RunPage;
    state: Partial<RunState>;
    /**
     * How far the run had come when we sent the request. If it is elsewhere by now, another process
     * continues it. Then only the money is recorded, and {@link Recorded.isOurs} is `false`.
     */
    from?: Pick<RunState, 'cursor' | 'stage'>;
  };
}

/** How many resources were charged, and whether the run was where we left it. */
export interface Recorded {
  reads: number;
  isOurs: boolean;
}

/** What we read of a resource on a day at a price. */
export interface SpendingLine {
  day: string;
  resource: string;
  unitPrice: number;
  /** Resources that the platform charged for. */
  reads: number;
  amount: number;
  /** Reserved for lost answers, for which the platform may have charged. */
  unsure: number;
}

export interface Doubt {
  person: string;
  /** Since when the person is missing. */
  since: number;
  /** When to look the person up. */
  due: number;
  /** How often we have done so. */
  tries: number;
}
