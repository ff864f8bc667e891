import type { LiveReport } from '../../platforms/live-report.ts';
import type { LiveFeed } from '../../platforms/live-feed.ts';
import { type Collector, forgottenNow } from '../collect/collector.ts';
import type { FollowBook } from './follow-book.ts';
import { InTurn } from './in-turn.ts';
import { LiveConnection } from './live-connection.ts';
import { keepLiveState } from './live-state.ts';
import { findNewcomers } from './newcomers.ts';
import { ReportStore } from './report-store.ts';

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
/** After so many ms without a connection, we have tried every server. */
const UNREACHABLE_AFTER = 60_000;

/** Who wants to know what happens while we listen. */
export interface LiveObserver {
  /** We hear reports, for the first time or again. */
  listening: () => void;
  /** No server can be reached for all or some of the followers. We keep trying. */
  unreachable: () => void;
  /** Something new is in the log. */
  stored: () => void;
}

/** Listens to one account. */
export class Listening {
  readonly #c: Collector;
  readonly #feed: LiveFeed;
  readonly #book: FollowBook;
  readonly #observer: LiveObserver;
  readonly #since: number;
  readonly #end = new AbortController();
  readonly #inTurn = new InTurn(() => this.#end.abort());
  readonly #store: ReportStore;
  #position: number;
  #connections: LiveConnection[] = [];
  #heardAt: number;
  #state: 'beginning' | 'listening' | 'unreachable' = 'beginning';
  #isGap = false;

  /** @param position we have handled all reports until then, in ms since 1970. */
  constructor(
    c: Collector,
    feed: LiveFeed,
    book: FollowBook,
    { position, observer }: { position: number; observer: LiveObserver },
  ) {
    this.#c = c;
    this.#feed = feed;
    this.#book = book;
    this.#position = position;
    this.#observer = observer;
    this.#since = this.#heardAt = c.clock.now();
    this.#store = new ReportStore(c, feed, book, this.#inTurn, observer.stored);
  }

  /**
   * Listens until the signal, or until reports are lost. Throws if something cannot be stored.
   *
   * @param snapshotAt when we last knew all followers, in ms since 1970.
   */
  async run(snapshotAt: number): Promise<'stopped' | 'gap'> {
    const signal = AbortSignal.any([this.#c.signal, this.#end.signal]);
    let lookedAt = snapshotAt;
    while (!signal.aborted) {
      const renew = new AbortController();
      const kept = this.#connect(AbortSignal.any([signal, renew.signal]));
      const { firstCame, ...looked } = await this.#watchUntilNewcomers(signal, lookedAt);
      lookedAt = looked.lookedAt;
      renew.abort();
      await kept;
      await this.#inTurn.idle();
      this.#position = Math.min(this.#reached(), firstCame);
    }
    await this.#note(false);
    if (this.#inTurn.failure !== undefined) throw this.#inTurn.failure;
    return this.#isGap ? 'gap' : 'stopped';
  }

  /** Connects for everybody, so many people a connection. */
  #connect(signal: AbortSignal): Promise<unknown> {
    const people = this.#book.people().filter((person) => !this.#c.isForgotten(person));
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
      this.#noteLost(now);
      if (now >= lookAt) {
        lookAt = now + NEWCOMERS_EVERY;
        this.#c.isForgotten = await forgottenNow(this.#c);
        const found = await this.#inTurn.next(() =>
          findNewcomers(this.#c, this.#book, lookedAt, this.#store.questions),
        );
        if (found !== undefined && found > 0) {
          firstCame = Math.min(firstCame, lookedAt);
          this.#observer.stored();
        }
        if (found !== undefined) this.#heardAt = lookedAt = now;
      }
      if (now >= noteAt) {
        noteAt = now + NOTE_EVERY;
        await this.#inTurn.next(() => this.#note(true));
      }
      await clock.wait(clock.now() + LOOK, 'listening');
    }
    return { lookedAt, firstCame };
  }

  #onOpen(): void {
    this.#heardAt = this.#c.clock.now();
    if (this.#lostSince() === undefined) this.#become('listening');
  }

  /** Since when followers are without a connection; `undefined`: all have one. */
  #lostSince(): number | undefined {
    const lost = this.#connections.flatMap(({ lostSince }) => lostSince ?? []);
    return lost.length === 0 ? undefined : Math.min(...lost);
  }

  #noteLost(now: number): void {
    if (now - (this.#lostSince() ?? now) >= UNREACHABLE_AFTER) this.#become('unreachable');
  }

  #become(state: 'listening' | 'unreachable'): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#observer[state]();
  }

  #onGap(): void {
    this.#isGap = true;
    this.#end.abort();
  }

  #onReport(report: LiveReport, from: LiveConnection): void {
    this.#heardAt = this.#c.clock.now();
    this.#store.add(report, from);
    if (this.#store.waiting > MOST_WAITING) from.end();
  }

  #reached(): number {
    const reached = this.#connections.map(({ position }) => position);
    const least = reached.length === 0 ? this.#position : Math.min(...reached);
    return Math.min(least, this.#store.stored);
  }

  async #note(isListening: boolean): Promise<void> {
    await keepLiveState(
      this.#c.memory.settings,
      this.#isGap
        ? undefined
        : {
            position: this.#reached(),
            ...(isListening &&
              this.#state !== 'beginning' && { since: this.#since, heardAt: this.#heardAt }),
            ...(isListening &&
              this.#state === 'unreachable' && { unreachableSince: this.#lostSince() }),
          },
    );
  }
}
