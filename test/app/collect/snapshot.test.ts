import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fault } from '../../../src/fake-x/faults.ts';
import { DAY, HOUR } from '../../../src/model/instant.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { inImportSessions } from '../../../src/app/in-import-sessions.ts';
import type { AudienceEvent } from '../../../src/model/events.ts';
import { ACCOUNT_STATUSES } from '../../../src/model/events.ts';
import type { PersonId } from '../../../src/model/ids.ts';
import type { Connected } from './fake-account.ts';
import { connected, follower, followers, MORNING, OWNER } from './fake-account.ts';

const LIST = 'users/:id/followers';

/** An account that ends with its test. */
async function account(options: Parameters<typeof connected>[0] = {}): Promise<Connected> {
  const made = await connected(options);
  onTestFinished(made.end);
  return made;
}

/** A fault on the n-th request of an endpoint (from 1), or on all of them. */
function faultOn(fault: Fault, which: number | 'all', endpoint = LIST) {
  let count = 0;
  return (requested: string): Fault | undefined =>
    requested === endpoint && (++count === which || which === 'all') ? fault : undefined;
}

/** The readings as the log has them, with people by number. */
async function snapshots({ store }: Connected) {
  const { snapshots: found, people } = await (await store.forAccount(OWNER)).log.loadAudience();
  return found.map(({ at, began = at, complete, followers: list }) => ({
    complete,
    minutes: (at - began) / 60_000,
    people: Array.from(list, (position) =>
      Number(BigInt(people.ids[position]!) - 4_100_000_000_000_000_000n),
    ),
  }));
}

const numbers = (to: number, from = 0): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

async function spent({ store }: Connected): Promise<Record<string, number>> {
  const lines = await (await store.forAccount(OWNER)).collector.spending.since(0);
  const reads: Record<string, number> = {};
  for (const { resource, reads: count } of lines) reads[resource] = (reads[resource] ?? 0) + count;
  return reads;
}

const strangers = (count: number): string[] => numbers(5000 + count, 5000).map(follower);

const gone = (person: number, reason: string) => ({
  type: 'unfollow',
  person: follower(person),
  at: new Date(MORNING + HOUR).toISOString(),
  reason,
});

const silent = (endpoint: string): Fault | undefined =>
  endpoint === 'users' ? 'one missing' : undefined;

describe('a snapshot', () => {
  it('imports rejected rows that waited for the people it names', async () => {
    const x = await account();
    const interest: AudienceEvent = {
      type: 'interest',
      person: follower(3) as PersonId,
      term: 'tea',
      weight: 1,
    };
    const source = { kind: 'event-file', name: 'interests.ndjson', at: MORNING };
    await inImportSessions(async (begin) =>
      (await begin(await x.store.forAccount(OWNER), source)).write({
        events: [{ event: interest, line: 7 }],
        rejected: [],
      }),
    );
    expect(await (await x.store.forAccount(OWNER)).quarantine.lines()).toMatchObject([
      { source: 'interests.ndjson', line: 7, awaitsPerson: true },
    ]);
    await x.snapshot();
    expect(await (await x.store.forAccount(OWNER)).quarantine.lines()).toEqual([]);
    expect((await (await x.store.forAccount(OWNER)).log.loadAudience()).interests.terms).toEqual([
      'tea',
    ]);
  });

  it('reads every page, newest first, and shows the cost before and after', async () => {
    const x = await account({ largestPage: 10 });
    let plan: unknown;
    const result = await x.snapshot({
      mayCost: async (requested) => {
        plan = requested;
        return true;
      },
    });
    expect(plan).toMatchObject({
      goesOn: false,
      reads: [
        { what: 'followers', reads: 30, unitPrice: 1000, amount: 30_000 },
        { what: 'look-ups', reads: 200, unitPrice: 10_000 },
        { what: 'posts', unitPrice: 1000 },
        { what: 'extras', amount: 250_000 },
      ],
      allowed: 4_990_000,
    });
    expect(result).toMatchObject({
      stopped: undefined,
      followers: { followers: 30, complete: true, came: undefined },
      spent: 30 * 1000 + 10_000,
    });
    expect(await snapshots(x)).toEqual([{ complete: true, minutes: 0, people: numbers(30) }]);
    expect(await spent(x)).toEqual({ followers: 30, users: 2 });
    // Asked who it is when it was connected, and how many there are before the list was read.
    expect(x.fake.billing.total()).toBe(50_000);
  });

  it('costs ten times as much if the account does not own the app', async () => {
    const x = await account({ owned: false });
    expect((await x.snapshot()).spent).toBe(31 * 10_000);
    expect(x.fake.billing.total()).toBe(32 * 10_000);
  });

  it('reads nothing if the owner declines, or if the list alone exceeds the caps', async () => {
    const x = await account();
    const declined = await x.snapshot({ mayCost: async () => false });
    expect(declined.stopped?.reason).toBe('declined');
    await x.change({ monthCap: 41_000 });
    await expect(x.snapshot()).rejects.toThrow(
      /would cost \$0\.03, but only \$0\.02 of your limits is left/,
    );
    await x.change({ monthCap: 1_000_000, runCap: 20_000 });
    await expect(x.snapshot()).rejects.toThrow(/would cost/);
    expect(x.fake.requests.get(LIST)).toBeUndefined();
  });

  it('stops at the cap of a run, and continues when more is allowed', async () => {
    const x = await account({ lines: followers(300), largestPage: 100 });
    // X counts fewer than there are: more comes than was planned for.
    const owner = { day: '2026-03-10', followers: 120, following: 0, posts: 0 };
    await (await x.store.forAccount(OWNER)).collector.settings.keep('owner', JSON.stringify(owner));
    await x.change({ runCap: 150_000 });
    const stopped = await x.snapshot();
    expect(stopped.stopped?.reason).toBe('cap');
    expect(stopped.spent).toBe(150_000);
    await x.change({ runCap: 5_000_000 });
    expect((await x.snapshot()).followers).toMatchObject({ followers: 300, complete: true });
    expect(await spent(x)).toEqual({ followers: 300, users: 1 });
  });

  it.each([
    ['older', 'older'],
    ['newer', 'newer'],
    ['mixed', 'mixed'],
  ] as const)('understands the %s names of fields', async (_, dialect) => {
    const post = {
      type: 'post',
      id: '2031000000000000000',
      at: '2026-03-01T09:00:00Z',
      text: `${'long '.repeat(80)}<&>`,
      kind: 'reply',
      lang: 'en',
      annotations: ['Rust'],
    };
    const x = await account({
      dialect,
      lines: [
        ...followers(3),
        post,
        {
          type: 'engagement',
          person: follower(1),
          post: post.id,
          kind: 'like',
          at: '2026-03-02T09:00:00Z',
        },
      ],
    });
    expect((await x.snapshot()).followers).toMatchObject({ complete: true, fieldsMissing: [] });
    const { posts, engagements } = await (await x.store.forAccount(OWNER)).log.loadAudience();
    expect(posts).toEqual([
      { id: post.id, at: Date.parse(post.at), text: post.text, kind: 'reply', lang: 'en' },
    ]);
    expect(engagements.person).toHaveLength(1);
  });
});

describe('failures during a snapshot', () => {
  it.each([
    ['cut before', 2],
    ['cut within', 2],
    ['unavailable', 2],
    ['server error', 2],
    ['limited, a problem', 2],
    ['limited, a code', 2],
    ['errors only', 2],
    ['one missing', 2],
    ['empty page', 2],
    ['repeating cursor', 2],
    ['duplicates', 2],
    ['garbled', 2],
    ['token gone', 2],
  ] as const)(
    '%s: the list is whole all the same, and nobody is paid for twice',
    async (fault, on) => {
      const x = await account({ largestPage: 10, fault: faultOn(fault, on) });
      const result = await x.snapshot();
      expect(result).toMatchObject({
        stopped: undefined,
        followers: { followers: 30, complete: true },
      });
      expect((await snapshots(x)).map(({ people }) => people)).toEqual([numbers(30)]);
      expect(await spent(x)).toEqual({ followers: 30, users: 2 });
      expect(x.fake.oauth.renewals).toBe(fault === 'token gone' ? 1 : 0);
    },
  );

  it('waits until a rate limit ends, and doesn’t take it for the end of the list', async () => {
    // Three pages in a quarter of an hour.
    const x = await account({ lines: followers(70), largestPage: 10, limitShare: 0.01 });
    expect((await x.snapshot()).followers).toMatchObject({ followers: 70, complete: true });
    expect(x.clock.waits).toEqual([
      "X's rate limit is reached 900",
      "X's rate limit is reached 900",
    ]);
    expect(await snapshots(x)).toEqual([{ complete: true, minutes: 30, people: numbers(70) }]);
  });

  it.each([
    ['errors only', 'misunderstood'],
    ['garbled', 'unreachable'],
    ['unavailable', 'unreachable'],
    ['cut before', 'unreachable'],
    ['no credits', 'no credits'],
  ] as const)(
    '%s, again and again: it stops, keeps what was read, and goes on a week later',
    async (fault, reason) => {
      let broken = true;
      const faults = faultOn(fault, 'all');
      const x = await account({
        largestPage: 10,
        fault: (endpoint, hasCursor) => (broken && hasCursor ? faults(endpoint) : undefined),
      });
      const stopped = await x.snapshot();
      expect(stopped.stopped?.reason).toBe(reason);
      expect(await snapshots(x)).toEqual([]);
      broken = false;
      x.clock.time += 7 * DAY;
      const requested = x.fake.requests.get(LIST)!;
      expect(await x.snapshot()).toMatchObject({
        stopped: undefined,
        followers: { followers: 30, complete: true },
      });
      expect(x.fake.requests.get(LIST)).toBe(requested + 2);
      expect((await spent(x)).followers).toBe(30);
      const [snapshot] = await snapshots(x);
      expect(snapshot!.minutes).toBeGreaterThanOrEqual(7 * 24 * 60);
    },
  );

  it('after an expired cursor, starts again, and counts the full cost', async () => {
    const faults = faultOn('expired cursor', 3);
    const x = await account({ largestPage: 10, fault: (endpoint) => faults(endpoint) });
    const result = await x.snapshot();
    expect(result.followers).toMatchObject({ followers: 30, complete: true, restarts: 1 });
    // Both at the same simulated moment.
    const found = (await snapshots(x)).sort((a, b) => Number(a.complete) - Number(b.complete));
    expect(found).toEqual([
      { complete: false, minutes: 0, people: numbers(20) },
      { complete: true, minutes: 0, people: numbers(30) },
    ]);
    // The same day: X charges nothing for the second time.
    expect((await spent(x)).followers).toBe(30);
    expect(x.fake.billing.lines.filter(({ endpoint }) => endpoint === LIST)).toHaveLength(30);
  });

  it('counts a list whose cursor repeats as incomplete, and nobody as gone', async () => {
    const x = await account({ largestPage: 10 });
    await x.snapshot();
    x.clock.time += DAY;
    const faults = faultOn('repeating cursor', 'all');
    const y = await account({
      largestPage: 10,
      fault: (endpoint, hasCursor) => (hasCursor ? faults(endpoint) : undefined),
    });
    expect((await y.snapshot()).followers).toMatchObject({ complete: false, left: undefined });
    expect((await snapshots(y)).map(({ complete }) => complete)).toEqual([false]);
  });

  it('rejects a list that ends far too early, unless it does so twice', async () => {
    const x = await account({
      lines: followers(100),
      largestPage: 40,
      fault: faultOn('early end', 'all'),
    });
    expect((await x.snapshot()).followers).toMatchObject({ followers: 40, complete: false });
    x.clock.time += DAY;
    expect((await x.snapshot()).followers).toMatchObject({ followers: 40, complete: true });
  });

  it('asks the owner to connect again if X has revoked the token', async () => {
    const x = await account();
    x.fake.oauth.exchange(
      new URLSearchParams({
        client_id: 'fake-client',
        grant_type: 'refresh_token',
        refresh_token: 'stolen',
      }),
      undefined,
      0,
    );
    await expect(x.snapshot()).rejects.toThrow('X no longer accepts this sign-in.');
  });

  it('finishes the current page when stopped, and the next run continues', async () => {
    const stop = new AbortController();
    const x = await account({ largestPage: 10 });
    const stopped = await x.snapshot({
      signal: stop.signal,
      onCollected: (_, done) => done >= 10 && stop.abort(),
    });
    expect(stopped.stopped?.reason).toBe('aborted');
    const done = await x.snapshot({
      mayCost: async (plan) => plan.goesOn && plan.alreadyRead >= 10,
    });
    expect(done.followers).toMatchObject({ followers: 30, complete: true });
    expect(x.fake.requests.get(LIST)).toBe(3);
  });
});

describe('two processes at once', () => {
  it('the second one stops, and nothing is read or paid for twice', async () => {
    const x = await account({ largestPage: 10 });
    let other: Promise<unknown> = Promise.resolve();
    const first = await x.snapshot({
      onCollected: (what, done) => {
        // While the first has a page in hand, the other reads on.
        if (what === 'followers' && done === 10) other = x.snapshot();
      },
    });
    const stopped = [first, (await other) as typeof first].map(({ stopped: why }) => why?.reason);
    expect(stopped.filter((reason) => reason !== undefined)).toEqual(['elsewhere']);
    expect((await snapshots(x)).map(({ people }) => people)).toEqual([numbers(30)]);
    expect((await spent(x)).followers).toBe(30);
  });
});

describe('arrivals and departures', () => {
  it('have a reason by what became of the person', async () => {
    const lines = [
      ...followers(30),
      gone(3, 'unfollowed'),
      gone(4, 'suspended'),
      gone(5, 'deleted'),
      gone(6, 'blocked'),
      gone(7, 'unfollowed'),
      {
        type: 'status',
        person: follower(7),
        at: new Date(MORNING).toISOString(),
        status: 'protected',
      },
    ];
    const x = await account({ lines });
    await x.snapshot();
    x.clock.time += DAY;
    const { followers: found } = await x.snapshot();
    expect(found).toMatchObject({
      came: 0,
      left: 5,
      found: { active: 1, suspended: 1, deleted: 1, blocked: 1, protected: 1 },
    });
    const { statuses, people } = await (await x.store.forAccount(OWNER)).log.loadAudience();
    const said = Array.from(statuses.person, (person, at) => [
      people.ids[person]!.replace(/^(?:deleted:).*$|^.*(?=.$)/, ''),
      ACCOUNT_STATUSES[statuses.status[at]!],
    ]);
    expect(said).toEqual([
      ['3', 'active'],
      ['4', 'suspended'],
      ['6', 'blocked'],
      ['7', 'protected'],
      // Nobody can tell whose account it was.
      ['', 'deleted'],
    ]);
  });

  it.each([
    ['of another account', strangers(200), undefined],
    ['that the owner doubts', [...numbers(20).map(follower), ...strangers(20)], false],
  ] as const)('are not those of a list %s', async (_whose, listed, believed) => {
    const x = await account({ lines: [...followers(30), gone(7, 'unfollowed')] });
    await x.snapshot();
    const at = (MORNING + HOUR / 2) as Instant;
    const own = await x.store.forAccount(OWNER);
    const list = { type: 'snapshot', at, complete: true, ordered: false } as const;
    await inImportSessions(async (begin) =>
      (await begin(own, { kind: 'follower-list', name: 'theirs.csv', at })).write({
        events: [{ event: { ...list, followers: listed as PersonId[] }, line: 1 }],
        rejected: [],
      }),
    );
    if (believed !== undefined) {
      await own.corrections.add({ kind: 'snapshot', at, believed }, at);
    }
    x.clock.time += 2 * HOUR;
    const before = (await spent(x)).users!;
    expect((await x.snapshot()).followers).toMatchObject({ left: 1 });
    // Of the person who left.
    expect((await spent(x)).users! - before).toBe(1);
  });

  it('are looked up again if X did not answer, and then no more', async () => {
    const x = await account({ lines: [...followers(30), gone(3, 'suspended')], fault: silent });
    await x.snapshot();
    const requested: number[] = [];
    for (let day = 1; day <= 16; day++) {
      x.clock.time = MORNING + day * DAY;
      await x.snapshot();
      requested.push(x.fake.requests.get('users') ?? 0);
    }
    // On the day itself, and one, four and eleven days later.
    expect(requested).toEqual([1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4]);
  });

  it('do not include people who were skipped while the list moved', async () => {
    // By offset, whoever leaves moves all after them up into what was read already.
    const moving = { paging: 'offset', largestPage: 10 } as const;
    let snapshot = 0;
    const x = await account({
      ...moving,
      lines: [...followers(30), gone(2, 'unfollowed')],
      fault: (endpoint, hasCursor) => {
        if (endpoint === LIST && hasCursor && ++snapshot === 3) x.clock.time = MORNING + 2 * HOUR;
        return undefined;
      },
    });
    await x.snapshot();
    x.clock.time = MORNING + HOUR - 1000;
    const { followers: found } = await x.snapshot();
    expect(found).toMatchObject({ followers: 30, came: 0, left: 0, found: { follows: 1 } });
    expect((await snapshots(x))[1]!.people.toSorted((a, b) => a - b)).toEqual(numbers(30));
    x.clock.time += DAY;
    expect((await x.snapshot()).followers).toMatchObject({ left: 1, found: { active: 1 } });
  });

  it('are looked up within the limits, the rest another time', async () => {
    const lines = [...followers(30), ...numbers(9).map((person) => gone(person, 'suspended'))];
    const x = await account({ lines });
    await x.change({ lookUps: 5 });
    await x.snapshot();
    x.clock.time += DAY;
    expect((await x.snapshot()).followers).toMatchObject({ left: 9, found: { suspended: 5 } });
    x.clock.time += DAY;
    await x.snapshot();
    expect(
      (await (await x.store.forAccount(OWNER)).log.loadAudience()).statuses.person,
    ).toHaveLength(9);
    expect((await spent(x)).users).toBe(4);
  });

  it('bring profiles, which are stored again only if they changed', async () => {
    const person = {
      type: 'person',
      id: follower(0),
      handle: 'ada',
      bio: 'Compilers & cycling',
      createdAt: '2010-01-01T00:00:00Z',
      followers: 100,
    };
    const x = await account({ lines: [...followers(3), person] });
    await x.snapshot();
    const { events } = await (await x.store.forAccount(OWNER)).log.inputs();
    x.clock.time += DAY;
    await x.snapshot();
    // One reading.
    expect((await (await x.store.forAccount(OWNER)).log.inputs()).events).toBe(events + 1);
    x.world.profiles.get(follower(0))!.bio = 'Retired';
    x.clock.time += DAY;
    await x.snapshot();
    const { people } = await (await x.store.forAccount(OWNER)).log.loadAudience();
    expect(people.profiles[0]).toMatchObject({ handle: 'ada', bio: 'Retired', followers: 100 });
    expect((await (await x.store.forAccount(OWNER)).log.inputs()).events).toBe(events + 3);
  });
});

describe('an app without a user', () => {
  it('reads the list at full price, and no likes', async () => {
    const post = {
      type: 'post',
      id: '2031000000000000000',
      at: '2026-03-01T09:00:00Z',
      text: 'Hello',
    };
    const like = {
      type: 'engagement',
      person: follower(1),
      post: post.id,
      kind: 'like',
      at: '2026-03-02T09:00:00Z',
    };
    const x = await account({ as: 'app', owned: false, lines: [...followers(30), post, like] });
    expect(await x.snapshot()).toMatchObject({ followers: { complete: true }, engagement: 0 });
    expect(x.fake.requests.has('tweets/:id/liking_users')).toBe(false);
    expect(x.fake.billing.total()).toBe(315_000);
  });
});
