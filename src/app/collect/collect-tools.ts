import type { LivePlatform } from '../../platforms/platform.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Clock } from './clock.ts';

/** Reports progress: what we are reading, how many we have read, and about how many there are. */
export type OnCollected = (what: string, done: number, all?: number) => void;

/** What a collection works with. */
export interface CollectTools {
  store: Pick<
    AccountStore,
    'account' | 'log' | 'corrections' | 'privacy' | 'results' | 'collector'
  >;
  /** Where the database is. The key to the credentials is a file next to it. */
  database: string;
  environment: Record<string, string | undefined>;
  platform: LivePlatform;
  clock: Clock;
  signal: AbortSignal;
  onCollected?: OnCollected;
}
