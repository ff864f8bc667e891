import type { CollectTools } from './collect-tools.ts';
import { collectorOf, whileWriting } from './collector.ts';
import { readDeletedAccounts } from './read-deleted-accounts.ts';
import { readDeletedPosts } from './read-deleted-posts.ts';
import { Stopped } from './stopped.ts';

/**
 * Removes posts and accounts that a free platform deleted, between snapshots. Returns `false` if the
 * platform does not answer now.
 */
export async function followDeletions(tools: CollectTools): Promise<boolean> {
  const c = await collectorOf(tools);
  const nobody = { run: null, cap: Infinity };
  return whileWriting(c, async (writing) => {
    try {
      await readDeletedPosts(writing, nobody);
      await readDeletedAccounts(writing, nobody, 'everybody');
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      throw error;
    }
  });
}
