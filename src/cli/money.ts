import { writeDollars } from '../render/wording/money.ts';
import { writeCount } from '../render/wording/numbers.ts';
import type { Prices, Resource } from '../platforms/x/prices.ts';

/** What reads are called where people see them. */
export const READS: Record<Resource, string> = {
  followers: 'followers',
  following: 'whom you follow',
  users: 'accounts looked up',
  posts: 'your posts',
  mentions: 'mentions and answers',
  quotes: 'quotes',
  reposts: 'who reposted',
  likes: 'who liked',
  events: 'events of the activity stream',
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
