import type { LiveReport } from '../../platforms/live-report.ts';
import type { LiveFeed } from '../../platforms/live-feed.ts';
import type { Clock } from '../collect/clock.ts';

/** ms before we connect again. Each further pause is twice as long, up to the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 5 * 60_000;
/** After so many ms without a report, another server may know more. */
const SILENCE = 10 * 60_000;
/** We ask for reports from so many ms earlier, because servers learn of things at different times. */
const OVERLAP = 30_000;

/** A report from so many ms in the future is wrong. */
const WRONG = 10 * 60_000;

/** What a connection tells whoever keeps it. */
export interface ConnectionListener {
  open: () => void;
  report: (report: LiveReport) => void;
  gap: () => void;
}

/**
 * A connection for some of the people, which is made again whenever it ends or falls silent, each time
 * with another server.
 */
export class LiveConnection {
  /** All reports until then are handled, in ms since 1970. */
  position: number;
  /** Since when there is no connection, in ms since 1970; `undefined`: there is one. */
  lostSince: number | undefined;
  readonly #feed: LiveFeed;
  readonly #clock: Clock;
  readonly #asked: { account: string; people: readonly string[] };
  #attempt = 0;
  #openedAt: number | undefined;
  #heardAt = 0;
  #isSilent = false;
  /** When the connection before this one was opened, if it fell silent. */
  #silentSince = -Infinity;
  #current = new AbortController();

  constructor(
    feed: LiveFeed,
    clock: Clock,
    asked: { account: string; people: readonly string[] },
    position: number,
  ) {
    this.#feed = feed;
    this.#clock = clock;
    this.#asked = asked;
    this.position = position;
    this.lostSince = clock.now();
  }

  /** Keeps the connection until the signal. */
  async keep(on: ConnectionListener, signal: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      this.#current = new AbortController();
      this.#openedAt = undefined;
      this.#isSilent = false;
      let heard = false;
      await this.#feed.listen(
        { ...this.#asked, since: this.position - OVERLAP, attempt: this.#attempt },
        {
          open: () => {
            this.#openedAt = this.#heardAt = this.#clock.now();
            this.lostSince = undefined;
            on.open();
          },
          report: (report) => {
            const now = this.#clock.now();
            if (report.seenAt > now + WRONG) return;
            heard = true;
            this.#heardAt = now;
            on.report(report);
          },
          gap: on.gap,
        },
        AbortSignal.any([signal, this.#current.signal]),
      );
      if (signal.aborted) return;
      this.lostSince ??= this.#clock.now();
      if (!heard || this.#isSilent) this.#attempt++;
      pause = heard ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      await this.#clock.wait(this.#clock.now() + pause, 'live reports ended; connecting again');
    }
  }

  /**
   * Turns to another server if nothing has come for a while. If neither this server
   * nor the one before it reports something, it did not happen.
   */
  endIfSilent(): void {
    const openedAt = this.#openedAt;
    if (openedAt === undefined || this.#clock.now() - this.#heardAt < SILENCE) return;
    this.position = Math.max(this.position, this.#silentSince);
    this.#silentSince = openedAt;
    this.#isSilent = true;
    this.end();
  }

  /** Ends the connection, to make it again. */
  end(): void {
    this.#openedAt = undefined;
    this.#current.abort();
  }
}
