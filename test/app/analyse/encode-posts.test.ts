import { beforeEach, describe, expect, it } from 'vitest';
import { LANDMARKS } from '../../../src/analysis/topics/by-vectors/landmarks.ts';
import { encodePosts } from '../../../src/app/analyse/encode-posts.ts';
import type { SentenceEncoder } from '../../../src/encoders/sentence-encoder.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import type { Store } from '../../../src/store/ports/store.ts';
import { asPosts, ENGLISH, SPANISH } from '../../analysis/topics/sample-posts.ts';
import { storedEncoder } from '../../support/sentence-vectors.ts';
import { storeInMemory } from '../../support/store-in-memory.ts';

const ACCOUNT = 'owner' as AccountId;
const LANDMARK_COUNT = LANDMARKS.flat().length;
const english = asPosts(ENGLISH).posts;

let store: Store;
/** Texts that the model was asked for; what the real one answered once is the answer. */
let requested: string[];
let encoder: SentenceEncoder;

beforeEach(async () => {
  store = await storeInMemory();
  await store.accounts.add({ id: ACCOUNT, platform: 'x' });
  requested = [];
  const kept = storedEncoder();
  encoder = {
    ...kept,
    encode(texts) {
      requested.push(...texts);
      return kept.encode(texts);
    },
  };
});

async function encode(
  posts: readonly Post[],
  onProgress: (done: number, all: number) => void = () => undefined,
) {
  return encodePosts(await store.forAccount(ACCOUNT), posts, encoder, onProgress);
}

describe('vectors of posts', () => {
  it('are made once and stored; later only new posts are encoded', async () => {
    const progress: [number, number][] = [];
    const first = await encode(english.slice(0, 30), (done, all) => progress.push([done, all]));
    expect(requested).toHaveLength(first.size);
    expect(progress[0]).toEqual([0, first.size]);
    expect(progress.at(-1)).toEqual([first.size, first.size]);
    expect(progress.length).toBeGreaterThan(3);

    requested = [];
    expect(await encode(english.slice(0, 30), () => expect.fail('nothing is new'))).toEqual(first);
    expect(requested).toEqual([]);

    const more = await encode(english);
    expect(requested).toHaveLength(more.size - first.size);
    expect(requested.length).toBeLessThanOrEqual(10);
  });

  it('are not lost if the owner stops', async () => {
    const stop = new Error('stopped');
    let kept = 0;
    const stopped = encode(english, (done) => {
      kept = done;
      if (done >= 100) throw stop;
    });
    await expect(stopped).rejects.toBe(stop);
    const all = requested.length;
    requested = [];
    expect((await encode(english)).size).toBe(all);
    expect(kept).toBeGreaterThanOrEqual(100);
    expect(requested).toHaveLength(all - kept);
  });

  it('are made of the text without links and mentions', async () => {
    const spanish = asPosts(SPANISH, 'es').posts;
    const vectors = await encode([...english, ...spanish]);
    const texts = [...vectors.keys()];
    expect(texts).toContain('Wrote a small parser in #Rust today, the compiler errors are a joy');
    expect(texts).toContain('thanks!');
    expect(texts.some((text) => spanish.some((post) => post.text === text))).toBe(false);
    expect(texts.length).toBeLessThan(LANDMARK_COUNT + english.length);
  });

  it('are not made if topics are given, posts are few, or there is no model', async () => {
    const topics = [{ label: 'Politics', weight: 1 }];
    await encode(english.map((post) => ({ ...post, topics })));
    await encode(english.slice(0, 5));
    await encode(asPosts(SPANISH).posts);
    expect(requested).toEqual([]);
    expect(
      await encodePosts(await store.forAccount(ACCOUNT), english, undefined, () => undefined),
    ).toEqual(new Map());
  });
});
