import { beforeEach, describe, expect, it } from 'vitest';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import { addOwnTopic, listOwnTopics, removeOwnTopic } from '../../../src/app/own-topics.ts';
import { analyseAccount, reportOn } from '../../../src/app/analyse/report-on.ts';
import { recallTopics } from '../../../src/app/analyse/topic-memory.ts';
import { topicsOf } from '../../../src/app/analyse/topics-of.ts';
import { roundedReport } from '../../../src/formats/json/report-as-json.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { TribeError } from '../../../src/model/errors.ts';
import type { AudienceEvent } from '../../../src/model/events.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import type { Store } from '../../../src/store/ports/store.ts';
import { plantedPosts } from '../../analysis/topics/planted-posts.ts';
import { storeInMemory } from '../../support/store-in-memory.ts';

const ACCOUNT = 'owner' as AccountId;
const NOW = Date.UTC(2025, 0, 1);
const SETTINGS = { seed: 1 };
const quiet = (): undefined => undefined;
const { posts } = plantedPosts(3, { posts: 330, topics: 5, chatter: 0 });

let store: Store;

beforeEach(async () => {
  store = await storeInMemory();
  await store.accounts.add({ id: ACCOUNT, platform: 'x' });
  await add(posts.slice(0, 300));
});

async function add(more: readonly Post[]): Promise<void> {
  const source = { name: 'posts', kind: 'event-file', at: NOW };
  const session = await (await store.forAccount(ACCOUNT)).log.beginImport(source);
  const events = more.map((post, at) => ({
    event: { type: 'post', ...post } as AudienceEvent,
    line: at + 1,
  }));
  await session.write({ events, rejected: [] });
  await session.finish();
}

const report = async (settings = {}) =>
  reportOn(await store.forAccount(ACCOUNT), { ...SETTINGS, ...settings }, quiet);

const named = ({ topics }: { topics: readonly { id: string; label: string }[] }): string[] =>
  topics.map(({ id, label }) => `${id}: ${label}`).sort();

describe('topics from run to run', () => {
  it('keep ids and labels when posts are added, in reports and in lists', async () => {
    const before = named(await report());
    await add(posts.slice(300));
    expect(named(await topicsOf(await store.forAccount(ACCOUNT), quiet))).toEqual(before);
    expect(named(await report())).toEqual(before);
  });

  it('are stored by reports on all data, and only read by those on a window', async () => {
    const window = { from: posts[100].at, to: posts[200].at };
    await report(window);
    expect((await recallTopics(await store.forAccount(ACCOUNT))).topics).toEqual([]);
    const whole = await report();
    const kept = await recallTopics(await store.forAccount(ACCOUNT));
    const broad = kept.topics.filter(({ level }) => level === 'broad');
    expect(broad.map(({ id }) => id).sort()).toEqual(whole.topics.map(({ id }) => id).sort());
    expect(kept.topics.flatMap((topic) => topic.posts).length).toBeGreaterThan(250);
    await add(posts.slice(300));
    expect(named(await report(window))).toEqual(named(whole));
    expect(await recallTopics(await store.forAccount(ACCOUNT))).toEqual(kept);
  });

  it('give the same report from the same memory, stored or new', async () => {
    const first = await report();
    expect(await report()).toEqual(first);
    const again = await analyseAccount(await store.forAccount(ACCOUNT), SETTINGS, quiet);
    expect(roundedReport(tribeReport(again))).toEqual(first);
    expect(await report()).toEqual(first);
  });
});

describe('corrections of topics', () => {
  it('appear in the next report until they are undone', async () => {
    const before = await report();
    const word = posts[0].text.split(' ')[0];
    const requested = { label: 'Mine', keywords: [word], examples: [] };
    const added = await addOwnTopic(await store.forAccount(ACCOUNT), requested, NOW);
    const holding = posts.slice(0, 300).filter(({ text }) => text.split(' ').includes(word));
    expect(added).toMatchObject({ replaced: false, posts: holding.length });
    const decided = await report();
    expect(decided.topics.find(({ origin }) => origin === 'owner')).toMatchObject({
      id: 'mine',
      label: 'Mine',
      posts: holding.length,
    });
    await removeOwnTopic(await store.forAccount(ACCOUNT), 'MINE', NOW + 1);
    expect(named(await report())).toEqual(named(before));
  });

  it('are replaced by a later one of that label, and all are undone at once', async () => {
    const first = { label: 'Mine', keywords: ['one'], examples: [] };
    await addOwnTopic(await store.forAccount(ACCOUNT), first, NOW);
    const [, second] = posts;
    const later = {
      label: 'mine',
      keywords: [],
      examples: [`https://x.com/me/status/${second.id}`],
    };
    expect((await addOwnTopic(await store.forAccount(ACCOUNT), later, NOW + 1)).replaced).toBe(
      true,
    );
    expect(await listOwnTopics(await store.forAccount(ACCOUNT))).toEqual([
      { kind: 'topic', label: 'mine', keywords: [], examples: [second.id] },
    ]);
    await removeOwnTopic(await store.forAccount(ACCOUNT), 'Mine', NOW + 2);
    expect(await listOwnTopics(await store.forAccount(ACCOUNT))).toEqual([]);
  });

  it.each([
    { what: 'without keyword or example', requested: { label: 'x', keywords: [], examples: [] } },
    {
      what: 'of a keyword without a word',
      requested: { label: 'x', keywords: ['?!'], examples: [] },
    },
    {
      what: 'of a post that is not known',
      requested: { label: 'x', keywords: [], examples: ['1'] },
    },
    { what: 'without a name', requested: { label: ' ', keywords: ['x'], examples: [] } },
    { what: 'of an invisible name', requested: { label: '\u200b', keywords: ['x'], examples: [] } },
  ])('are refused $what, with advice', async ({ requested }) => {
    await expect(addOwnTopic(await store.forAccount(ACCOUNT), requested, NOW)).rejects.toThrow(
      TribeError,
    );
    await expect(
      removeOwnTopic(await store.forAccount(ACCOUNT), requested.label, NOW),
    ).rejects.toThrow(TribeError);
    expect(await (await store.forAccount(ACCOUNT)).corrections.all()).toEqual([]);
  });
});
