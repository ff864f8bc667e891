import type { Instant } from '../../model/instant.ts';
import type { LiveReport } from '../../platforms/live-report.ts';
import type { LiveFeed } from '../../platforms/live-feed.ts';
import { type Collector, whileWriting } from '../collect/collector.ts';
import { eventsOf, writeEvents } from '../collect/write-events.ts';
import { askTogether } from './ask-together.ts';
import { eventsOfReport, type Questions } from './events-of-report.ts';
import type { FollowBook } from './follow-book.ts';
import type { InTurn } from './in-turn.ts';

/** Somebody who hears reports, and until when all of them are handled, in ms since 1970. */
interface Heard {
  position: number;
}

/**
 * Stores reports as they come: all that wait at the same time in one batch. Those that need a look-up
 * can take long, so they wait until the others are stored.
 */
export class ReportStore {
  readonly questions: Questions;
  readonly #c: Collector;
  readonly #book: FollowBook;
  readonly #inTurn: InTurn;
  readonly #onStored: () => void;
  readonly #startedAt: number;
  readonly #mostLookUps: number;
  readonly #waiting: { report: LiveReport; from: Heard }[] = [];
  readonly #toLookUp: LiveReport[] = [];
  #batches = 0;

  constructor(
    c: Collector,
    feed: LiveFeed,
    book: FollowBook,
    inTurn: InTurn,
    onStored: () => void,
  ) {
    this.#c = c;
    this.#book = book;
    this.#inTurn = inTurn;
    this.#onStored = onStored;
    this.#startedAt = c.clock.now();
    const lookUp = c.platform.people.lookUp(c.account, c.tokens.access);
    this.#mostLookUps = lookUp.size.most;
    this.questions = {
      follow: askTogether(c, feed.followRecords(c.account)),
      lookUp: askTogether(c, lookUp),
      now: c.clock.now,
    };
  }

  /** How many reports wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** All reports are stored that came before this time, apart from those of open connections. */
  get stored(): number {
    return Math.min(Infinity, ...this.#toLookUp.map(({ seenAt }) => seenAt));
  }

  /** Stores a report in turn. */
  add(report: LiveReport, from: Heard): void {
    this.#waiting.push({ report, from });
    if (this.#waiting.length === 1) void this.#inTurn.next(() => this.#storeWaiting());
  }

  async #storeWaiting(): Promise<void> {
    const batch = this.#waiting.splice(0);
    const now = this.#c.clock.now();
    const wasIdle = this.#toLookUp.length === 0;
    const reports = batch.map(({ report }) => report);
    this.#toLookUp.push(...reports.filter(needsLookUp));
    await this.#store(reports.filter((report) => !needsLookUp(report)));
    for (const { report, from } of batch) {
      from.position = Math.max(from.position, Math.min(report.seenAt, now));
    }
    if (wasIdle) this.#lookUpLater();
  }

  /** Between two batches of look-ups, reports that have come meanwhile take their turn. */
  #lookUpLater(): void {
    if (this.#toLookUp.length === 0) return;
    void this.#inTurn.next(async () => {
      const batch = this.#toLookUp.slice(0, this.#mostLookUps);
      await this.#store(batch);
      this.#toLookUp.splice(0, batch.length);
      this.#lookUpLater();
    });
  }

  async #store(reports: readonly LiveReport[]): Promise<void> {
    const now = this.#c.clock.now();
    const byPerson = Map.groupBy(reports, ({ person }) => person);
    const found = await Promise.all(
      Array.from(byPerson, async ([person, own]) => {
        if (this.#c.isForgotten(person)) return [];
        const events = [];
        for (const report of own) {
          const at = Math.min(report.at, now) as Instant;
          events.push(...(await eventsOfReport({ ...report, at }, this.#book, this.questions)));
        }
        return events;
      }),
    );
    const events = eventsOf(found.flat(), ++this.#batches);
    const reader = { kind: 'live', startedAt: this.#startedAt };
    if (events.length > 0) {
      await whileWriting(this.#c, (writing) => writeEvents(writing, reader, events));
      this.#onStored();
    }
    await this.#book.keep();
  }
}

/** Whether what a report says must be looked up, or is an answer to such a one. */
function needsLookUp({ what }: LiveReport): boolean {
  return what?.kind === 'away' || what?.kind === 'back' || what?.kind === 'unclear';
}
