import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { findTopics } from '../../src/analysis/topics/find-topics.ts';
import type { PostTopics, TopicLevel } from '../../src/analysis/topics/identity/post-topics.ts';
import { withTopicNames } from '../../src/analysis/topics/owner/topic-names.ts';
import { keepTopics, recallTopics } from '../../src/app/analyse/topic-memory.ts';
import { type RequestedTopicChange, topicChange } from '../../src/app/topic-corrections.ts';
import type { Post } from '../../src/model/audience-log.ts';
import { type Correction, correctionsInForce } from '../../src/model/corrections.ts';
import { TribeError } from '../../src/model/errors.ts';
import type { AccountId, PostId } from '../../src/model/ids.ts';
import { seededRandom } from '../../src/stats/random.ts';
import type { AccountStore } from '../../src/store/ports/account-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { storeOn } from '../support/store-on.ts';
import { plantedCircles } from '../analysis/topics/planted-circles.ts';

const OWNER = 'owner' as AccountId;
const [FIRST, ALL] = [400, 480];
/** Sixteen fine topics, of which the same people like four each. */
const planted = plantedCircles(16, ALL);
const KEY = 'last, form 1';
const NOBODY = { person: new Int32Array(0), post: new Int32Array(0) };
let database: Store;
let store: AccountStore;
/** What is known of the account now. */
let known: Pick<typeof planted, 'posts' | 'engagements'>;

beforeEach(async () => {
  database = await storeOn(new Database(':memory:'));
  await database.accounts.add({ id: OWNER, platform: 'x' });
  const account = await database.forAccount(OWNER);
  const log = { loadAudience: async () => known } as unknown as AccountStore['log'];
  store = { ...account, log };
  known = firstPosts(FIRST);
});

afterEach(() => database.close());

function firstPosts(count: number): typeof known {
  const { posts, engagements } = planted;
  const those = [...engagements.post.keys()].filter((at) => engagements.post[at] < count);
  return {
    posts: posts.slice(0, count),
    engagements: {
      person: Int32Array.from(those, (at) => engagements.person[at]),
      post: Int32Array.from(those, (at) => engagements.post[at]),
    },
  };
}

/** Finds topics as a report does, and remembers them for the next one. */
async function report(): Promise<PostTopics> {
  const corrections = correctionsInForce(await store.corrections.all());
  const { topics: earlier } = await recallTopics(store);
  const settings = { corrections, earlier, engagements: known.engagements };
  const { toKeep, ...found } = findTopics(known.posts, settings, planted.vectors);
  await keepTopics(store, toKeep, found, known.posts);
  return withTopicNames(found, corrections);
}

let first: { topics: PostTopics; found: string; shown: string } | undefined;

/** Does the same with the first posts, once for all tests. */
async function firstReport(): Promise<PostTopics> {
  if (first === undefined) {
    const topics = await report();
    const found = (await store.results.recall('found-topics', KEY))!;
    first = { topics, found, shown: (await store.results.recall('shown-topics', KEY))! };
  }
  await store.results.remember('found-topics', KEY, first.found);
  await store.results.remember('shown-topics', KEY, first.shown);
  return first.topics;
}

async function change(requested: RequestedTopicChange): Promise<number> {
  return store.corrections.add(await topicChange(store, requested), 1);
}

const ids = ({ topics }: PostTopics): string[] => topics.map(({ id }) => id);

/** The ids of the topics of a post. */
function topicsOf({ topics, weights }: TopicLevel, post: number): string[] {
  const columns = weights.column.subarray(weights.start[post], weights.start[post + 1]);
  return Array.from(columns, (column) => topics[column].id);
}

/** The positions of the posts of a topic. */
const postsOf = (found: TopicLevel, id: string): number[] =>
  known.posts.flatMap((_, post) => (topicsOf(found, post).includes(id) ? [post] : []));

const fineOf = (found: PostTopics, id: string): string[] =>
  found.fine.topics.flatMap((topic) => (found.topics[topic.parent].id === id ? [topic.id] : []));

function split(topic: string, some: Partial<RequestedTopicChange>): RequestedTopicChange {
  return { kind: 'topic-split', topic, parts: [], keywords: [], examples: [], ...some } as never;
}

describe('topics found in texts', () => {
  it('stay merged, split and named when posts are added', async () => {
    const before = await firstReport();
    const [a, b, c, d] = ids(before);
    const [part] = fineOf(before, c);
    const [moved] = fineOf(before, d);
    await change({ kind: 'topic-merge', topics: [b, moved], into: a });
    await change(split(c, { parts: [part], name: 'Rust' }));
    await change({ kind: 'topic-name', topic: d, name: 'Film' });
    const merged = [...postsOf(before, a), ...postsOf(before, b)];
    for (const count of [FIRST, ALL]) {
      known = firstPosts(count);
      const now = await report();
      const expected = [...ids(before).filter((id) => id !== b), 'rust'];
      expect(ids(now).toSorted()).toEqual(expected.toSorted());
      expect(merged.filter((post) => !topicsOf(now, post).includes(a))).toEqual([]);
      expect(fineOf(now, a)).toEqual(
        expect.arrayContaining([...fineOf(before, a), ...fineOf(before, b), moved]),
      );
      expect(fineOf(now, c)).not.toContain(part);
      expect(now.topics.find(({ id }) => id === d)).toMatchObject({ label: 'Film' });
      const all = now.topics.reduce((sum, { posts }) => sum + posts, 0);
      expect(all).toBe(count);
      expect(postsOf(now, 'rust').some((post) => post >= FIRST)).toBe(count > FIRST);
    }
  });

  it.each(['nobody is known to engage', 'earlier reports are forgotten'])(
    'stay merged and split when %s',
    async (what) => {
      const before = await firstReport();
      const [a, b, c] = ids(before);
      const [part] = fineOf(before, c);
      await change({ kind: 'topic-merge', topics: [b], into: a });
      await change(split(c, { parts: [part], name: 'Rust' }));
      if (what.includes('engage')) known = { ...known, engagements: NOBODY };
      else await store.results.remember('found-topics', KEY, '[]');
      const now = await report();
      expect(postsOf(now, 'rust')).toEqual(postsOf(before.fine, part));
      const merged = [...postsOf(before, a), ...postsOf(before, b)];
      expect(postsOf(now, a)).toEqual(merged.toSorted((one, other) => one - other));
      expect(ids(now)).not.toContain(b);
    },
  );

  it('are those of before once everything is undone, in any order', async () => {
    const before = await firstReport();
    const [a, b, c, d] = ids(before);
    const made = [
      await change({ kind: 'topic-merge', topics: [b], into: a }),
      await change(split(b, { parts: [fineOf(before, b)[0]], name: 'Part' })),
      await change(split(a, { keywords: before.topics[0].terms.slice(0, 3), name: 'Words' })),
      await change({ kind: 'topic-merge', topics: [fineOf(before, c)[1]], into: d }),
      await change({ kind: 'topic-name', topic: a, name: 'Film' }),
    ];
    expect((await report()).topics).not.toEqual(before.topics);
    const random = seededRandom(4);
    const order = made.toSorted(() => random() - 0.5);
    for (const id of order.slice(0, 2)) await store.corrections.undo(id, 2);
    await report();
    for (const id of order.slice(2)) await store.corrections.undo(id, 2);
    expect(await report()).toEqual(before);
  });
});

const given = (id: number, label: string, text = 'some words'): Post => ({
  id: String(id),
  at: id,
  kind: 'original',
  text,
  topics: [{ label, weight: 1 }],
});

describe('topics given with posts', () => {
  beforeEach(() => {
    const posts = Array.from({ length: 12 }, (_, at) =>
      given(
        at,
        ['TV', 'Film', 'Rust'][at % 3],
        `${at % 2 === 0 ? 'a borrow checker' : 'a crate'}${at % 3 === 0 ? ', dull' : ''}`,
      ),
    );
    known = { posts, engagements: NOBODY };
  });

  it('are merged and split', async () => {
    const before = await report();
    await change({ kind: 'topic-merge', topics: ['Film'], into: 'tv' });
    await change(split('Rust', { keywords: ['borrow'], examples: ['11'], name: 'Borrowing' }));
    known = { ...known, posts: [...known.posts, given(12, 'Film'), given(13, 'Rust', 'borrow!')] };
    const now = await report();
    expect(now.topics.map(({ id, posts }) => [id, posts])).toEqual([
      ['tv', 9],
      ['borrowing', 4],
      ['rust', 1],
    ]);
    expect(now.topics.map(({ origin }) => origin)).toEqual(['given', 'owner', 'given']);
    known = { ...known, posts: known.posts.slice(0, 12) };
    for (const { id } of await store.corrections.all()) await store.corrections.undo(id, 2);
    expect(await report()).toEqual(before);
  });

  it('are merged with found ones, and a post may still be given the name of a merged one', async () => {
    const { posts } = planted;
    known = { ...planted, posts: posts.map((post, at) => (at < 9 ? given(at, 'TV') : post)) };
    const { topics } = await report();
    const [{ id }] = topics;
    const merge = await topicChange(store, { kind: 'topic-merge', topics: ['tv'], into: id });
    const said: Correction = { kind: 'post-topics', post: '100' as PostId, topics: ['TV'] };
    const { topics: earlier } = await recallTopics(store);
    const settings = { corrections: [said, merge], earlier, engagements: known.engagements };
    const now = findTopics(known.posts, settings, planted.vectors);
    expect(now.topics).toHaveLength(topics.length - 1);
    for (const post of [0, 100]) expect(topicsOf(now, post)).toEqual([id]);
  });

  test.each([
    [{ kind: 'topic-name', topic: 'Rusty', name: 'X' }, /Did you mean one of these\? rust/u],
    [{ kind: 'topic-name', topic: 'rust', name: 'film' }, /already has the name 'film'/u],
    [{ kind: 'topic-name', topic: 'rust', name: '\u200b' }, /`name` is empty/u],
    [{ kind: 'topic-merge', topics: ['rust', 'tv'], into: 'TV' }, /merged into itself/u],
    [split('rust', {}), /You have not chosen what to split/u],
    [split('rust', { parts: ['tv'] }), /'TV' is not a fine topic of 'Rust'/u],
    [split('rust', { keywords: ['—'] }), /contains no word/u],
    [split('rust', { keywords: ['tv'] }), /already has the name 'tv'/u],
    [split('rust', { examples: ['99'], name: 'X' }), /99/u],
    [split('rust', { keywords: ['zebra', 'Bread'] }), /contains 'zebra' or 'Bread'.*Choose words/u],
    [split('rust', { keywords: ['dull'], name: 'X' }), /No post about 'Rust' contains 'dull'/u],
    [split('rust', { examples: ['0'], name: 'X' }), /None of these posts is about 'Rust'/u],
    [split('rust', { keywords: ['a'], name: 'X' }), /nothing would be left of it/u],
  ] satisfies [RequestedTopicChange, RegExp][])(
    '%j is refused with advice',
    async (requested, said) => {
      await report();
      const error = await change(requested).catch((thrown: TribeError) => thrown);
      expect(error).toBeInstanceOf(TribeError);
      const { message, advice } = error as TribeError;
      expect(`${message} ${advice}`).toMatch(said);
      expect(await store.corrections.all()).toEqual([]);
    },
  );
});
