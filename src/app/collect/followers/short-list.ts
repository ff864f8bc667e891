import type { Collector } from '../collector.ts';

const NAME = 'short-list';
/** A list may be shorter than the platform's own count by this share, and by so many people. */
const MAY_LACK = { share: 0.25, people: 20 };
/** Two lists are about as long as each other if they differ by at most this share. */
const SIMILAR = 0.1;

/**
 * Whether a list ended without an error, yet far before it had as many people as the platform
 * counts. If that happens twice and both lists are about as long, the count is wrong, not the list.
 */
export async function isTooShort(
  { memory }: Pick<Collector, 'memory'>,
  read: number,
  expected: number | undefined,
): Promise<boolean> {
  if (expected === undefined || read >= expected * (1 - MAY_LACK.share) - MAY_LACK.people) {
    await memory.settings.keep(NAME, undefined);
    return false;
  }
  const before = Number((await memory.settings.read(NAME)) ?? Number.NaN);
  await memory.settings.keep(NAME, String(read));
  return !(Math.abs(read - before) <= SIMILAR * read + 1);
}
