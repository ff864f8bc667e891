import type { FollowRecord, LiveListener, LiveRequest } from './live-report.ts';
import type { PlatformRead } from './platform-read.ts';

/**
 * What a platform reports of an account's followers as it happens. After a pause it repeats what we
 * missed. It may report the same thing twice, and leave something out.
 */
export interface LiveFeed {
  /** The most people of one connection. */
  readonly mostPeople: number;
  /** How far back it repeats reports, in ms. */
  readonly repeats: number;

  /** Reads by which record people follow the account. Leaves out those who do not exist now. */
  followRecords(account: string): PlatformRead<readonly string[], Map<string, FollowRecord>>;

  /** Listens until the connection ends. The caller connects again. */
  listen(request: LiveRequest, on: LiveListener, signal: AbortSignal): Promise<void>;
}
