import { join } from 'node:path';
import type { SentenceVectors } from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { encodePosts } from '../../../src/app/analyse/encode-posts.ts';
import { openStore } from '../../../src/app/open-store.ts';
import { englishEncoder } from '../../../src/app/english-encoder.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import type { AccountId } from '../../../src/model/ids.ts';

const FILE = join(import.meta.dirname, '../../../.cache/labelled-texts/vectors.sqlite');
const ACCOUNT = 'labelled-texts' as AccountId;

/** The sentence vectors of posts, each made once and kept in the cache folder. */
export async function vectorsKept(posts: readonly Post[]): Promise<SentenceVectors> {
  const store = await openStore(FILE);
  try {
    await store.accounts.add({ id: ACCOUNT, platform: 'other' });
    return await encodePosts(
      await store.forAccount(ACCOUNT),
      posts,
      englishEncoder(),
      (done, all) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} vectors `);
      },
    );
  } finally {
    await store.close();
  }
}
