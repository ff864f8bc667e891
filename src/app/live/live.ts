import type { AudienceEvent } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';
import type { LiveReport } from '../../platforms/live-report.ts';
import type { LiveFeed } from '../../platforms/live-feed.ts';
import type { CollectTools } from '../collect/collect-tools.ts';
import { type Collector, collectorOf, whileWriting } from '../collect/collector.ts';
import { Stopped } from '../collect/stopped.ts';
import { eventsOf, writeEvents } from '../collect/write-events.ts';
import { alignWithSnapshot } from './align-with-snapshot.ts';
import { askOnce } from './ask-once.ts';
import { eventsOfReport, type Questions } from './events-of-report.ts';
import { FollowBook } from './follow-book.ts';
import { LiveConnection } from './live-connection.ts';
import { keepLiveState, storedLiveState } from './live-state.ts';
import { findNewcomers } from './newcomers.ts';

/** ms between looks at what is due. */
const LOOK = 1000;
/** ms between looks for new followers. */
const NEWCOMERS_EVERY = 60_000;
/** ms between notes of how far we are. */
const NOTE_EVERY = 5000;
/** We connect again for new followers so many ms after the last time, because no server adds people. */
const RENEW_AFTER = 5 * 60_000;
/** With more reports waiting than this, we are too slow and ask for them again later. */
const MOST_WAITING = 50_000;

export interface LiveOptions extends CollectTools {
  /** Called when we begin to listen. */
  onListening: () => void;
}

/**
 * Why listening ended. `stopped`: by the signal. `gap`: reports are lost, so a snapshot must show what
 * happened. `unable`: there is no snapshot to begin with, or the platform has no live reports.
 * `unreachable`: it may respond later.
 */
export type LiveEnd = 'stopped' | 'gap' | 'unable' | 'unreachable';

/**
 * Listens to what followers do, from where it stopped the last time, and stores it as it happens, until
 * the signal.
 */
export async function listenLive(options: LiveOptions): Promise<LiveEnd> {
  const c = await collectorOf(options);
  const { live } = c.platform;
  const snapshot = await c.store.log.lastSnapshot(Infinity);
  if (live === undefined || snapshot === undefined) return 'unable';
  const settings = c.memory.settings;
  const position = (await storedLiveState(settings))?.position ?? snapshot.at;
  if (c.clock.now() - position > live.repeats) {
    await keepLiveState(settings, undefined);
    return 'gap';
  }
  const book = await FollowBook.open(c.memory.digests);
  const listening = new Listening(c, live, book, position, options.onListening);
  try {
    await alignWithSnapshot(c, live, snapshot, book);
    return await listening.run(snapshot.at);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.reason === 'aborted' ? 'stopped' : 'unreachable';
  }
}

interface Waiting {
  report: LiveReport;
  from: LiveConnection;
}

/** Listens to one account. */
class Listening {
  readonly #questions: Questions;
  readonly #c: Collector;
  readonly #feed: LiveFeed;
  readonly #book: FollowBook;
  readonly #onListening: () => void;
  readonly #since: number;
  readonly #end = new AbortController();
  #position: number;
  #connections: LiveConnection[] = [];
  #waiting: Waiting[] = [];
  #batches = 0;
  /** What is being done now. */
  #inTurn: Promise<unknown> = Promise.resolve();
  #failure: unknown;
  #heardAt: number | undefined;
  #isOpen = false;
  #isGap = false;

  constructor(
    c: Collector,
    feed: LiveFeed,
    book: FollowBook,
    position: number,
    onListening: () => void,
  ) {
    this.#c = c;
    this.#feed = feed;
    this.#book = book;
    this.#position = position;
    this.#onListening = onListening;
    this.#since = c.clock.now();
    this.#questions = {
      follow: async (person) =>
        (await askOnce(c, feed.followRecords(c.account), [person]))?.get(person),
      lookUp: async (person) =>
        (await askOnce(c, c.platform.people.lookUp(c.account, c.tokens.access), [person]))?.get(
          person,
        ),
      now: c.clock.now,
    };
  }

  /** @param snapshotAt when we last knew all followers, in ms since 1970. */
  async run(snapshotAt: number): Promise<LiveEnd> {
    const signal = AbortSignal.any([this.#c.signal, this.#end.signal]);
    let lookedAt = snapshotAt;
    while (!signal.aborted) {
      const renew = new AbortController();
      const kept = this.#connect(AbortSignal.any([signal, renew.signal]));
      const { firstCame, ...looked } = await this.#watchUntilNewcomers(signal, lookedAt);
      lookedAt = looked.lookedAt;
      renew.abort();
      await kept;
      await this.#inTurn;
      this.#position = Math.min(this.#reached(), firstCame);
    }
    await this.#note(false);
    if (this.#failure !== undefined) throw this.#failure;
    return this.#isGap ? 'gap' : 'stopped';
  }

  /** Connects for everybody, so many people a connection. */
  #connect(signal: AbortSignal): Promise<unknown> {
    const people = this.#book.people();
    const { mostPeople } = this.#feed;
    const groups = Array.from(
      { length: Math.max(1, Math.ceil(people.length / mostPeople)) },
      (_, i) => people.slice(i * mostPeople, (i + 1) * mostPeople),
    );
    const { account, clock } = this.#c;
    this.#connections = groups.map(
      (group) => new LiveConnection(this.#feed, clock, { account, people: group }, this.#position),
    );
    return Promise.all(
      this.#connections.map((connection) =>
        connection.keep(
          {
            open: () => this.#onOpen(),
            report: (report) => this.#onReport(report, connection),
            gap: () => this.#onGap(),
          },
          signal,
        ),
      ),
    );
  }

  /**
   * Does what is due, until new followers need another connection. Returns when it last looked for
   * them, and a time at which none of the new ones followed.
   */
  async #watchUntilNewcomers(
    signal: AbortSignal,
    lookedBefore: number,
  ): Promise<{ lookedAt: number; firstCame: number }> {
    const { clock } = this.#c;
    const startedAt = clock.now();
    let [lookedAt, lookAt, noteAt, firstCame] = [lookedBefore, startedAt, startedAt, Infinity];
    while (!signal.aborted && !(firstCame < Infinity && clock.now() - startedAt >= RENEW_AFTER)) {
      const now = clock.now();
      for (const connection of this.#connections) connection.endIfSilent();
      if (now >= lookAt) {
        lookAt = now + NEWCOMERS_EVERY;
        const found = await this.#next(() =>
          findNewcomers(this.#c, this.#book, lookedAt, this.#questions),
        );
        if (found !== undefined && found > 0) firstCame = Math.min(firstCame, lookedAt);
        if (found !== undefined) this.#heardAt = lookedAt = now;
      }
      if (now >= noteAt) {
        noteAt = now + NOTE_EVERY;
        await this.#next(() => this.#note(true));
      }
      await clock.wait(clock.now() + LOOK, 'listening');
    }
    return { lookedAt, firstCame };
  }

  #onOpen(): void {
    this.#heardAt = this.#c.clock.now();
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#onListening();
  }

  #onGap(): void {
    this.#isGap = true;
    this.#end.abort();
  }

  #onReport(report: LiveReport, from: LiveConnection): void {
    this.#heardAt = this.#c.clock.now();
    this.#waiting.push({ report, from });
    if (this.#waiting.length === 1) void this.#next(() => this.#store(this.#waiting.splice(0)));
    if (this.#waiting.length > MOST_WAITING) from.end();
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    const now = this.#c.clock.now();
    const events: AudienceEvent[] = [];
    for (const { report } of batch) {
      if (this.#c.isForgotten(report.person)) continue;
      const at = Math.min(report.at, now) as Instant;
      events.push(...(await eventsOfReport({ ...report, at }, this.#book, this.#questions)));
    }
    const located = eventsOf(events, ++this.#batches);
    const reader = { kind: 'live', startedAt: this.#since };
    if (events.length > 0) {
      await whileWriting(this.#c, (writing) => writeEvents(writing, reader, located));
    }
    await this.#book.keep();
    for (const { report, from } of batch) {
      from.position = Math.max(from.position, Math.min(report.seenAt, now));
    }
  }

  /**
   * Does one thing after the other, because each reads and writes how people follow. Ends everything
   * if one fails, so that the failure reaches the caller.
   */
  #next<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    const done = this.#inTurn.then(async () => {
      try {
        return this.#failure === undefined ? await work() : undefined;
      } catch (error) {
        this.#failure = error;
        this.#end.abort();
        return undefined;
      }
    });
    this.#inTurn = done;
    return done;
  }

  #reached(): number {
    const reached = this.#connections.map(({ position }) => position);
    return reached.length === 0 ? this.#position : Math.min(...reached);
  }

  async #note(isListening: boolean): Promise<void> {
    await keepLiveState(
      this.#c.memory.settings,
      this.#isGap
        ? undefined
        : {
            position: this.#reached(),
            ...(isListening &&
              this.#isOpen && { since: this.#since, heardAt: this.#heardAt ?? this.#since }),
          },
    );
  }
}
