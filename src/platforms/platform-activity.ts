import type { AudienceEvent } from '../model/events.ts';
import type { PlatformFailure } from './platform-answer.ts';

/** The platform's reports of who follows and unfollows, as they happen. */
export interface ActivityStream {
  /** Subscribes to the account's activity. Returns the failure if the platform refuses. */
  subscribe(token: string, account: string): Promise<PlatformFailure | undefined>;

  /**
   * Listens until the connection ends, and returns how it ended. The caller connects again.
   *
   * @param now returns the time at which a report arrives, because some reports contain no time.
   */
  listen(
    token: string,
    account: string,
    on: {
      open: () => void;
      activity: (activity: Activity) => void;
    },
    now: () => number,
    signal: AbortSignal,
  ): Promise<PlatformFailure>;
}

/** One report from the stream. */
export interface Activity {
  /** The same when the platform sends the report again. */
  id: string;
  events: AudienceEvent[];
  /** Who followed or unfollowed the account; `undefined` if nobody did. */
  change: { kind: 'came' | 'left'; person: string; handle: string | undefined } | undefined;
}
