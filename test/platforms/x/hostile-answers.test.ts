import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../src/model/parse-event.ts';
import { inOlderDialect } from '../../../src/platforms/x/dialect.ts';
import { readActivity } from '../../../src/platforms/x/map-activity.ts';
import { lookedUp } from '../../../src/platforms/x/map-account-status.ts';
import { engagementOfPost } from '../../../src/platforms/x/map-engagement.ts';
import { postOf, XPost } from '../../../src/platforms/x/map-post.ts';
import { profileOf, XUser } from '../../../src/platforms/x/map-user.ts';
import { pricesFor } from '../../../src/platforms/prices.ts';
import { X_PRICES } from '../../../src/platforms/x/prices.ts';
import { rateLimitOf, readFailure } from '../../../src/platforms/x/read-failure.ts';
import { readPage } from '../../../src/platforms/x/read-page.ts';

const NOW = Date.UTC(2026, 2, 1);

/** What an event file would have to say for the same; every event must be one that can be read. */
const wire = (event: object): unknown =>
  JSON.parse(
    JSON.stringify(event, (name, value: unknown) =>
      typeof value === 'number' && (name === 'at' || name === 'createdAt')
        ? new Date(value).toISOString()
        : value,
    ),
  );

const anyUser = fc.record(
  {
    id: fc.oneof(fc.stringMatching(/^\d{1,19}$/), fc.anything()),
    username: fc.anything(),
    name: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
    description: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.anything()),
    created_at: fc.oneof(fc.constant('2010-01-01T00:00:00.000Z'), fc.anything()),
    public_metrics: fc.oneof(fc.record({ followers_count: fc.anything() }), fc.anything()),
    connection_status: fc.anything(),
  },
  { requiredKeys: [] },
);

const anyPost = fc.record(
  {
    id: fc.oneof(fc.stringMatching(/^\d{1,19}$/), fc.anything()),
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
    created_at: fc.oneof(fc.constant('2026-01-01T00:00:00.000Z'), fc.string(), fc.anything()),
    lang: fc.anything(),
    public_metrics: fc.dictionary(fc.string(), fc.anything()),
    referenced_tweets: fc.array(fc.record({ type: fc.string(), id: fc.constant('1') })),
    context_annotations: fc.array(
      fc.record({ entity: fc.record({ name: fc.string({ unit: 'binary' }) }) }),
    ),
    note_tweet: fc.oneof(fc.record({ text: fc.string() }), fc.anything()),
    author_id: fc.oneof(fc.constant('2'), fc.anything()),
  },
  { requiredKeys: [] },
);

const body = (entry: unknown) => ({ data: [{ id: '1' }, entry, { id: '3' }] });

describe('any response of X', () => {
  it('is a page of readable events, or is not understood', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ data: fc.array(anyUser), errors: fc.anything(), meta: fc.anything() }),
          fc.anything(),
        ),
        (body) => {
          const read = readPage(body, XUser);
          if (!('page' in read)) return;
          for (const user of read.page.items) {
            expect(parseEvent(wire({ ...profileOf(user), at: NOW }))).toHaveProperty('event');
          }
        },
      ),
    );
  });

  it('gives readable posts, or leaves them out', () => {
    fc.assert(
      fc.property(anyPost, (sent) => {
        const post = XPost.safeParse(inOlderDialect(sent)).data;
        const events = post && [postOf(post), engagementOfPost(post, (id) => id === '1')];
        const parsed = (events ?? [])
          .filter((event) => event !== undefined)
          .map((event) => parseEvent(wire(event)));
        expect(parsed.filter((event) => 'rejection' in event)).toEqual([]);
      }),
    );
  });

  it('never causes an exception as an error, a limit or an activity', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        fc.anything(),
        fc.dictionary(fc.string(), fc.anything()),
        (status, body, headers) => {
          expect(readFailure(status, body, headers).kind).not.toBe('body');
          rateLimitOf(headers);
          readActivity(body);
        },
      ),
    );
  });

  it('loses no follower: one unreadable entry makes the page unusable', () => {
    // An id as a number may already be another's.
    for (const entry of [{ id: 2 ** 53 }, {}, null, { id: '' }]) {
      expect(readPage(body(entry), XUser)).toHaveProperty('misunderstood');
    }
    const read = readPage(body({ id: '9007199254740993', name: 5, public_metrics: 'none' }), XUser);
    expect('page' in read && read.page.items.map(({ id }) => id)).toEqual([
      '1',
      '9007199254740993',
      '3',
    ]);
  });
});

describe("the meaning of X's responses", () => {
  it.each([
    [429, { title: 'Too Many Requests' }, 'limited'],
    [429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 'limited'],
    [400, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 'limited'],
    [401, undefined, 'unauthorized'],
    [402, { title: 'CreditsDepleted' }, 'no credits'],
    [403, { detail: 'no' }, 'refused'],
    [404, '<html>', 'refused'],
    [500, '<html>', 'failed'],
    [503, undefined, 'failed'],
  ])('by %i and %j is %s', (status, body, kind) => {
    expect(readFailure(status, body, {}).kind).toBe(kind);
  });

  it('includes when to continue after a rate limit', () => {
    const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1772323200' };
    expect(rateLimitOf(headers)).toEqual({ remaining: 0, resetAt: 1_772_323_200_000 });
    expect(readFailure(429, {}, headers)).toEqual({ kind: 'limited', resetAt: 1_772_323_200_000 });
    expect(rateLimitOf({ ...headers, 'x-rate-limit-reset': 'soon' })).toBeUndefined();
  });

  it('is the same for newer and older names, and older ones win if both are present', () => {
    expect(
      inOlderDialect({
        data: [
          {
            note_post: { text: 'long' },
            public_metrics: { repost_count: 2 },
            referenced_posts: [{ type: 'reposted', id: '1' }],
          },
        ],
        includes: { posts: [1] },
      }),
    ).toEqual({
      data: [
        {
          note_tweet: { text: 'long' },
          public_metrics: { retweet_count: 2 },
          referenced_tweets: [{ type: 'retweeted', id: '1' }],
        },
      ],
      includes: { tweets: [1] },
    });
    expect(inOlderDialect({ post_count: 1, tweet_count: 2 })).toEqual({ tweet_count: 2 });
  });

  it('depends on X’s words for people who are missing', () => {
    const gone = 'https://api.twitter.com/2/problems/resource-not-found';
    const problem = (id: string, title: string, detail: string, type = gone) => ({
      title,
      detail,
      type,
      resource_id: id,
      resource_type: 'user',
      value: id,
      parameter: 'ids',
    });
    const found = lookedUp(
      ['1', '2', '3', '4', '5', '6', '7'],
      [
        { id: '4', protected: true },
        { id: '5', connection_status: ['followed_by'] },
        { id: '6', connection_status: ['blocking'] },
        { id: '99' },
      ].map((user) => XUser.parse(user)),
      [
        problem('1', 'Forbidden', 'User has been suspended: [1].'),
        problem('2', 'Not Found Error', 'Could not find user with ids: [2].'),
        problem('3', 'Odd', 'Nobody knows what this means.'),
        problem('98', 'Not Found Error', ''),
      ],
    );
    expect(Object.fromEntries(found)).toEqual({
      1: 'suspended',
      2: 'deleted',
      3: 'unclear',
      4: 'protected',
      5: 'follows',
      6: 'blocked',
      7: 'unclear',
    });
  });

  it("includes prices: the owner's, else the list's, lower for the owner's own data", () => {
    expect(pricesFor(X_PRICES, true, {})).toMatchObject({
      followers: 1000,
      posts: 1000,
      mentions: 1000,
      users: 10_000,
      likes: 10_000,
    });
    expect(pricesFor(X_PRICES, false, { likes: 1 })).toMatchObject({
      followers: 10_000,
      posts: 5000,
      likes: 1,
    });
  });
});
