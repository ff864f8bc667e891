import { writeCount } from '../exports/wording/numbers.ts';
import type { Prices, Resource } from '../sources/x-api/prices.ts';

/** Micro-dollars as people write them; small prices with all their digits. */
export function writeDollars(micros: number): string {
  const digits = micros > 0 && micros < 10_000 ? 3 : 2;
  return `$${(micros / 1e6).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

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
