import type { CollectTools } from './collect-tools.ts';
import { collectorOf } from './collector.ts';
import { countedFollowers, readOwner } from './read-owner.ts';
import { Stopped } from './stopped.ts';

/**
 * Returns how many followers the platform last counted. If it never did, asks it, for the price of
 * one profile. `undefined`: it gives no answer now. Throws a `TribeError` if the account is not
 * connected.
 */
export async function countFollowers(tools: CollectTools): Promise<number | undefined> {
  const c = await collectorOf(tools);
  const counted = await countedFollowers(c.memory);
  if (counted !== undefined) return counted;
  try {
    return (await readOwner(c, { run: null, cap: c.settings.runCap })).followers;
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}
