/**
 * What we remember about reading one account from a platform that may charge for every read: the
 * credentials, how far each run has come, and what it cost. Amounts are in micro-dollars, times in
 * ms since 1970, days in UTC as `2026-03-01`.
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
   * Makes this process the one that renews the credentials of a version, until a time. Returns
   * `false` if another process is renewing them, or has done so.
   */
  claimRenewal(version: number, now: number, until: number): Promise<boolean>;
  /**
   * Stores renewed credentials and ends the claim. Returns `false` if that version was not current.
   */
  finishRenewal(version: number, sealed: Uint8Array): Promise<boolean>;
}

/** Values by name. */
export interface SettingStore {
  read(name: string): Promise<string | undefined>;
  /** Stores a value; `undefined`: removes it. */
  keep(name: string, value: string | undefined): Promise<void>;
}

/** The runs, and how far each has come. */
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

/** The money that was spent or reserved. */
export interface SpendingStore {
  /**
   * Reserves the money for a request before we send it, so that the record never falls short of the
   * cost, even if the program dies. If the response is lost, the money stays reserved until the
   * same request gets a response on the same day, because a platform charges for each item once a
   * day. After that day, we cannot know whether the platform charged. It may also have charged for
   * people who left the list between the two responses. We do not record those.
   */
  reserve(request: Reservation): Promise<Reserved>;
  /** Releases the money, if the request brought nothing that the platform charges for. */
  release(reservation: number): Promise<void>;
  /**
   * Records the cost of a response, each resource once a day, and its changes to a run, in one
   * transaction.
   */
  settle(answer: RecordedAnswer): Promise<Recorded>;
  /** Returns what a run has cost so far, reserved money included. */
  ofRun(run: number): Promise<number>;
  /** Returns what was spent since a time, by day and resource, oldest first. */
  since(since: number): Promise<SpendingLine[]>;
  /** Deletes the record of which resources were paid for before a day. */
  forgetPaidBefore(day: string): Promise<void>;
}

/** The people to look up. */
export interface DoubtStore {
  /** Returns people who are missing for an unknown reason and due by a time, sorted by id. */
  due(due: number, limit: number): Promise<Doubt[]>;
  keep(doubts: readonly Doubt[]): Promise<void>;
  drop(people: readonly string[]): Promise<void>;
}

/** Digests of what was stored before, by topic and key. */
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

/** A page that was read and paid for. */
export interface RunPage {
  part: number;
  /**
   * When the request was sent, and when the response came. The content was true at some time in
   * between.
   */
  sentAt: number;
  at: number;
  ids: string[];
}

export interface Reservation {
  /** The run that pays; `null`: no run. */
  run: number | null;
  /** Identifies the request among those of its day: the resource and the page. */
  key: string;
  at: number;
  resource: string;
  /** The largest number of resources that it may bring. */
  most: number;
  unitPrice: number;
  /** The most that the run and the calendar month (UTC) may cost, in micro-dollars. */
  runCap: number;
  monthCap: number;
}

export type Reserved =
  | { reservation: number }
  /** The limit that is too low, and what is left below it. */
  | { refused: 'run' | 'month'; left: number };

export interface RecordedAnswer {
  reservation: number;
  /**
   * When the request was sent. Around midnight we cannot know for which day the platform charged.
   * With the earlier day, no resource counts as paid too early.
   */
  at: number;
  /** The ids of the resources that the platform charges for. */
  ids: readonly string[];
  run?: {
    number: number;
    page?: RunPage;
    state: Partial<RunState>;
    /**
     * How far the run had come when the request was sent. If it is elsewhere by now, another
     * process continues it. Then only the money is recorded, and {@link Recorded.isOurs} is
     * `false`.
     */
    from?: Pick<RunState, 'cursor' | 'stage'>;
  };
}

/** How many resources were charged, and whether the run was still where this process left it. */
export interface Recorded {
  reads: number;
  isOurs: boolean;
}

/** What was read of a resource on one day at one price. */
export interface SpendingLine {
  day: string;
  resource: string;
  unitPrice: number;
  /** Resources that the platform charged for. */
  reads: number;
  amount: number;
  /** The part reserved for lost responses, for which the platform may have charged. */
  unsure: number;
}

export interface Doubt {
  person: string;
  /** Since when the person has been missing. */
  since: number;
  /** When to look the person up. */
  due: number;
  /** How often the person was looked up. */
  tries: number;
}
