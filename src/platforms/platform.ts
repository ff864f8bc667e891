import type { AccountInfo } from '../model/audience-log.ts';
import type { ActivityStream } from './platform-activity.ts';
import type { LiveFeed } from './live-feed.ts';
import type { PlatformConnection } from './platform-connection.ts';
import type { PlatformEngagement } from './platform-engagement.ts';
import type { PlatformPeople } from './platform-people.ts';
import type { PlatformPosts } from './platform-posts.ts';
import type { PriceList } from './prices.ts';

/**
 * What a platform must offer so that Tribefinder can read an audience from it, in parts of a few
 * methods each. Each platform is an adapter in its own folder, and a line in the registry. The code
 * in `app/collect` does the rest: limits, retries, money, storing pages, and continuing after an
 * interruption.
 */
export interface LivePlatform {
  /** Its name in commands, settings and the log: `x`. */
  readonly id: AccountInfo['platform'];
  /** Its name for people. */
  readonly name: string;
  /**
   * The time over which it counts requests, in ms. We wait this long if it does not name a time.
   */
  readonly limitWindow: number;
  /** How many requests we send in a second. `undefined` if the platform's own limits decide. */
  readonly requestsASecond?: number;
  /** `undefined` if the platform is free. */
  readonly prices: PriceList | undefined;

  readonly connection: PlatformConnection;
  readonly people: PlatformPeople;
  readonly posts: PlatformPosts;
  readonly engagement: PlatformEngagement;

  /** `undefined` if the platform does not report follows as they happen, for money. */
  readonly stream?: ActivityStream;
  /** `undefined` if the platform does not report what followers do as it happens, for free. */
  readonly live?: LiveFeed;
}
