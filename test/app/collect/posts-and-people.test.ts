import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../../src/app/collect/listen.ts';
import type { OccurrenceColumns } from '../../../src/model/audience-log.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import type { Connected } from './fake-account.ts';
import { connected, follower, followers, MORNING, OWNER } from './fake-account.ts';

async function account(options: Parameters<typeof connected>[0] = {}): Promise<Connected> {
  const made = await connected(options);
  onTestFinished(made.end);
  return made;
}

const at = (days: number, hours = 0): string =>
  new Date(MORNING + days * DAY + hours * HOUR).toISOString();

/** A post so many days before the morning; ids of X rise with time. */
const post = (days: number, rest: object = {}) => ({
  type: 'post',
  id: postId(days),
  at: at(-days),
  text: `Of ${days} days ago`,
  ...rest,
});
const postId = (days: number): string =>
  String(BigInt(MORNING - days * DAY - 1_288_834_974_657) << 22n);
const reaction = (person: number, days: number, kind: string, rest: object = {}) => ({
  type: 'engagement',
  person: follower(person),
  post: postId(days),
  kind,
  at: at(-days, 2),
  ...rest,
});

/** What the log says of reactions: person, post, kind. */
async function reactions({ store }: Connected): Promise<string[]> {
  const { engagements, people, posts } = await (await store.forAccount(OWNER)).log.loadAudience();
  return Array.from(engagements.person, (person, i) => {
    const days = posts[engagements.post[i]!]?.text.match(/\d+/)?.[0] ?? 'none';
    return `${people.ids[person]!.slice(-2)} ${days} ${engagements.kind[i]}`;
  }).sort();
}
const [LIKE, REPOST, REPLY, QUOTE, MENTION] = [0, 1, 2, 3, 4];

const follow = (type: string, person: number, days: number) => ({
  type,
  person: follower(person),
  at: at(days),
});

/** Waits for something that happens soon. */
const until = async (happened: () => boolean): Promise<void> => {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the owner’s posts', () => {
  it('are read when new, and again only until their reactions stop changing', async () => {
    const lines = [...followers(3), post(10), post(5), post(1), post(-1)];
    const x = await account({ lines });
    expect((await x.snapshot()).posts).toBe(3);
    x.clock.time += DAY;
    // The new one, and the one that is two days old.
    expect((await x.snapshot()).posts).toBe(2);
    x.clock.time += 2 * DAY;
    expect((await x.snapshot()).posts).toBe(2);
    x.clock.time += 2 * DAY;
    expect((await x.snapshot()).posts).toBe(1);
    const { posts } = await (await x.store.forAccount(OWNER)).log.loadAudience();
    expect(posts.map(({ text }) => text)).toEqual(
      [10, 5, 1, -1].map((days) => `Of ${days} days ago`),
    );
  });

  it('have X’s annotations stored apart from topics', async () => {
    const x = await account({
      lines: [...followers(1), post(5, { annotations: ['Rust', 'Technology'] })],
    });
    await x.snapshot();
    expect(
      (await (await x.store.forAccount(OWNER)).log.loadAudience()).posts[0],
    ).not.toHaveProperty('topics');
  });
});

describe('engagement', () => {
  const lines = [
    ...followers(9),
    post(5),
    post(6),
    reaction(1, 5, 'like'),
    ...[2, 3, 4].map((person) => reaction(person, 6, 'like')),
    reaction(5, 5, 'repost'),
    reaction(6, 6, 'reply'),
    reaction(7, 6, 'quote'),
    { type: 'engagement', person: follower(8), kind: 'mention', at: at(-1) },
    // A stranger.
    reaction(50, 5, 'like'),
  ];

  it('is read, replies and quotes first, and stored for followers only', async () => {
    const x = await account({ lines });
    expect((await x.snapshot()).engagement).toBe(8);
    expect(await reactions(x)).toEqual(
      [
        `01 5 ${LIKE}`,
        `02 6 ${LIKE}`,
        `03 6 ${LIKE}`,
        `04 6 ${LIKE}`,
        `05 5 ${REPOST}`,
        `06 6 ${REPLY}`,
        `07 6 ${QUOTE}`,
        `08 none ${MENTION}`,
      ].sort(),
    );
    const before = x.fake.requests.get('tweets/:id/liking_users');
    x.clock.time += DAY;
    await x.snapshot();
    // Once a post.
    expect(x.fake.requests.get('tweets/:id/liking_users')).toBe(before);
    expect((await reactions(x)).length).toBe(8);
  });

  it('ends with the budget; posts with few likes come first', async () => {
    const x = await account({ lines });
    // Three who wrote, one who reposted, the two likers of one post; X sends ten quotes or none.
    await x.change({ extras: 3000 + 10_000 + 20_000 + 5000 });
    const result = await x.snapshot();
    expect(result.stopped).toBeUndefined();
    const found = await reactions(x);
    expect(found).toEqual(expect.arrayContaining([`01 5 ${LIKE}`, `05 5 ${REPOST}`]));
    expect(found.filter((line) => line.endsWith(` 6 ${LIKE}`))).toEqual([]);
  });
});

describe('the list of accounts the owner follows', () => {
  it('is read once a week if the budget allows, and changes have a time', async () => {
    const x = await account({
      lines: [
        ...followers(9),
        follow('following', 1, -9),
        follow('following', 2, -9),
        follow('following', 3, 2),
        follow('unfollowing', 2, 3),
      ],
    });
    expect((await x.snapshot()).following).toBe(2);
    for (const days of [1, 6, 8]) {
      x.clock.time = MORNING + days * DAY;
      expect((await x.snapshot()).following).toBe(days === 8 ? 2 : undefined);
    }
    const { ownFollowing, people } = await (await x.store.forAccount(OWNER)).log.loadAudience();
    const told = Array.from(ownFollowing.person, (person, i) => [
      people.ids[person]!.slice(-1),
      ownFollowing.began[i],
      ownFollowing.at[i],
    ]);
    const then = MORNING + 8 * DAY;
    expect(told).toEqual([
      ['1', 1, NaN],
      ['2', 1, NaN],
      ['2', 0, then],
      ['3', 1, then],
    ]);
  });

  it('is left out if it would exceed the budget', async () => {
    const x = await account({
      lines: [...followers(2), { type: 'following', person: follower(1), at: at(-9) }],
    });
    await x.change({ extras: 10_000 });
    expect((await x.snapshot()).following).toBeUndefined();
  });
});

describe('the activity stream', () => {
  it('reconnects, counts repeated activity once, and agrees with snapshots', async () => {
    const lines = [
      ...followers(5),
      { type: 'unfollow', person: follower(2), at: at(0, 2) },
      { type: 'follow', person: follower(7), at: at(0, 3) },
    ];
    const x = await account({ lines });
    await x.snapshot();
    const stop = new AbortController();
    const changes: string[] = [];
    let openings = 0;
    const listening = listen({
      store: await x.store.forAccount(OWNER),
      database: ':memory:',
      environment: { TRIBE_KEY: 'ab'.repeat(32) },
      platform: x.platform,
      clock: x.clock,
      signal: stop.signal,
      onListening: () => openings++,
      onChange: ({ kind, person }) => changes.push(`${kind} ${person.slice(-1)}`),
    });
    await until(() => openings === 1);
    x.clock.time = MORNING + 2 * HOUR;
    x.fake.activity.deliver({ kind: 'follow.unfollow', person: follower(2) }, x.clock.time);
    await until(() => changes.length === 1);
    x.fake.activity.cut();
    await until(() => openings === 2);
    x.clock.time = MORNING + 3 * HOUR;
    x.fake.activity.deliver({ kind: 'follow.follow', person: follower(7) }, x.clock.time);
    await until(() => changes.length === 2);
    stop.abort();
    await listening;
    expect(changes).toEqual(['left 2', 'came 7']);
    x.clock.time = MORNING + DAY;
    expect((await x.snapshot()).followers).toMatchObject({ came: 1, left: 1 });
    const { follows, unfollows, people } = await (
      await x.store.forAccount(OWNER)
    ).log.loadAudience();
    const known = (column: OccurrenceColumns) =>
      Array.from(column.person, (person, i) => [
        people.ids[person]!.slice(-1),
        column.after[i],
        column.before[i],
      ]);
    expect(known(unfollows)).toEqual([['2', -Infinity, MORNING + 2 * HOUR]]);
    expect(known(follows)).toEqual([['7', -Infinity, MORNING + 3 * HOUR]]);
    const paid = await (await x.store.forAccount(OWNER)).collector.spending.since(0);
    expect(paid.find(({ resource }) => resource === 'events')).toMatchObject({
      reads: 2,
      amount: 20_000,
    });
  });
});
