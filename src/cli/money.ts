import { writeDollars } from '../render/wording/money.ts';
import { writeCount } from '../render/wording/numbers.ts';
import type { Prices, Resource } from '../platforms/prices.ts';

/** The names that people see for each kind of read. */
export const READS: Record<Resource, string> = {
  followers: 'followers',
  following: 'accounts you follow',
  users: 'profiles looked up',
  posts: 'your posts',
  mentions: 'mentions and replies',
  quotes: 'quotes',
  reposts: 'reposts',
  likes: 'likes',
  events: 'activity stream events',
};

export function priceLines(prices: Prices): string[] {
  return Object.entries(prices).map(
    ([resource, micros]) =>
      `  ${READS[resource as Resource].padEnd(32)}${writeDollars(micros).padStart(8)} each`,
  );
}

export function writeReads(reads: number): string {
  return writeCount(reads);
}
