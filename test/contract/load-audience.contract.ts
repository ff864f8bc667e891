import { describe, expect, it } from 'vitest';
import type { AudienceEvent, PersonEvent, PostEvent } from '../../src/model/events.ts';
import { instant, OWNER, person, post } from './store-events.ts';
import { importBatches } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const profile = (id: string, rest: Partial<PersonEvent> = {}): PersonEvent => ({
  type: 'person',
  id: person(id),
  ...rest,
});

const said = (id: string, at: number, rest: Partial<PostEvent> = {}): PostEvent => ({
  type: 'post',
  id: post(id),
  at: instant(at),
  text: `post ${id}`,
  kind: 'original',
  ...rest,
});

export function loadAudienceContract(make: MakeTestDatabase): void {
  const audienceOf = async (...events: AudienceEvent[]) => {
    const store = await make().open();
    await importBatches(store, [events]);
    return store.forAccount(OWNER).then((own) => own.log.loadAudience());
  };

  describe('the audience', () => {
    it('is empty before the first import', async () => {
      const log = await audienceOf();
      expect(log.people).toEqual({ count: 0, ids: [], profiles: [], former: [] });
      expect(log.account).toEqual({ id: OWNER, platform: 'other' });
      expect(log.snapshots).toEqual([]);
      expect(log.events).toBe(0);
    });

    it('holds people in the order of their ids, which never become numbers', async () => {
      const ids = ['9007199254740993', '9007199254740992', '10', '9', '\uffee', '\u{1d4b3}'];
      const { people } = await audienceOf(...ids.map((id) => profile(id, { handle: `@${id}` })));
      expect(people.ids).toEqual([
        '10',
        '9',
        '9007199254740992',
        '9007199254740993',
        '\u{1d4b3}',
        '\uffee',
      ]);
      expect(people.profiles.map((found) => found!.handle)).toEqual(
        people.ids.map((id) => `@${id}`),
      );
    });

    it('has the newest value of each field of a profile', async () => {
      const { people } = await audienceOf(
        profile('1', { at: instant(30), name: 'New', followers: 0 }),
        profile('1', { at: instant(10), name: 'Old', bio: 'old bio', followers: 7 }),
        profile('1', { at: instant(20), bio: 'tea', createdAt: instant(1) }),
        // Its time is not known: it says what nobody else does, whenever it comes.
        profile('1', { name: 'Undated', location: 'Here', bio: 'undated', lang: 'de' }),
        profile('1', { at: instant(0), lang: 'en' }),
        { type: 'following', person: person('2') },
      );
      expect(people.profiles).toEqual([
        { name: 'New', bio: 'tea', followers: 0, location: 'Here', lang: 'en', createdAt: 1 },
        undefined,
      ]);
    });

    it('has profiles as they were at a time', async () => {
      const store = await make().open();
      await importBatches(store, [
        [
          profile('1', { at: instant(10), bio: 'tea' }),
          profile('1', { at: instant(20), bio: 'coffee', handle: 'later' }),
          profile('2', { name: 'Undated' }),
        ],
      ]);
      const { log } = await store.forAccount(OWNER);
      const { people } = await log.loadAudience(instant(15));
      expect(people.profiles).toEqual([{ bio: 'tea' }, { name: 'Undated' }]);
      // It is still a name, which viewers must not see.
      expect(people.former).toContainEqual({ handle: 'later' });
    });

    it('has former handles and names of people and the account', async () => {
      const { people } = await audienceOf(
        { type: 'account', id: OWNER, platform: 'x', handle: 'first' },
        profile('1', { at: instant(10), handle: 'before', name: 'Robin' }),
        profile('1', { at: instant(20), handle: 'now' }),
        profile('1', { at: instant(30), bio: 'the same name' }),
        profile('2', { at: instant(10), handle: 'always' }),
      );
      expect(people.former).toEqual([{ handle: 'before', name: 'Robin' }, { handle: 'first' }]);
    });

    it('has posts by time, each once, in the most complete version', async () => {
      const topics = [{ label: 'tea', weight: 2 }];
      const { posts } = await audienceOf(
        said('b', 20, { lang: 'en', metrics: { likes: 3 } }),
        said('a', 20, { kind: 'reply' }),
        said('c', 10, { text: 'edited at length', metrics: { likes: 1 } }),
        said('c', 10, { text: 'first', topics }),
        said('c', 10, { text: 'first' }),
        said('c', 9, { text: 'first', topics }),
      );
      expect(posts).toEqual([
        { id: 'c', at: 9, text: 'first', kind: 'original', topics },
        { id: 'a', at: 20, text: 'post a', kind: 'reply' },
        { id: 'b', at: 20, text: 'post b', kind: 'original', lang: 'en' },
      ]);
    });

    it('leaves out deleted posts, whichever event comes first', async () => {
      const { posts, events } = await audienceOf(
        { type: 'deletion', post: post('a') },
        said('a', 20),
        said('b', 10),
        said('c', 5),
        { type: 'deletion', post: post('b'), at: instant(30) },
        said('b', 10, { metrics: { likes: 1 } }),
      );
      expect(posts.map(({ id }) => id)).toEqual(['c']);
      expect(events).toBe(3);
    });

    it('sorts follows and unfollows, and keeps both ends of an unknown time', async () => {
      const who = person('1');
      const { follows, unfollows, brought } = await audienceOf(
        { type: 'follow', person: person('2'), after: 5, before: 5, via: 'trams' },
        { type: 'follow', person: who, after: 9, before: Infinity, via: 'ferries' },
        { type: 'follow', person: who, after: 4, before: 9 },
        { type: 'follow', person: who, after: -Infinity, before: 9 },
        { type: 'unfollow', person: who, after: 6, before: 8, reason: 'blocked' },
        { type: 'unfollow', person: who, after: 6, before: 7, reason: 'severed' },
        { type: 'unfollow', person: who, after: 6, before: 7, reason: 'suspended' },
        { type: 'unfollow', person: who, after: 6, before: 7, reason: 'deleted' },
        { type: 'unfollow', person: who, after: 6, before: 7, reason: 'unknown' },
      );
      expect(follows).toEqual({
        person: Int32Array.of(0, 0, 0, 1),
        after: Float64Array.of(-Infinity, 4, 9, 5),
        before: Float64Array.of(9, 9, Infinity, 5),
        via: Int32Array.of(-1, -1, 0, 1),
      });
      expect(brought).toEqual(['ferries', 'trams']);
      expect(unfollows).toEqual({
        person: Int32Array.of(0, 0, 0, 0, 0),
        after: Float64Array.of(6, 6, 6, 6, 6),
        before: Float64Array.of(7, 7, 7, 7, 8),
        reason: Uint8Array.of(0, 2, 3, 5, 4),
      });
    });

    it('sorts statuses, engagements, interests, ties and the people the owner follows', async () => {
      const [a, b, c] = [person('a'), person('b'), person('c')];
      const log = await audienceOf(
        profile('b'),
        profile('c'),
        profile('a'),
        { type: 'status', person: b, at: instant(2), status: 'deleted' },
        { type: 'status', person: a, at: instant(9), status: 'suspended' },
        { type: 'status', person: a, at: instant(3), status: 'active' },
        said('p', 7),
        said('q', 3),
        { type: 'engagement', person: a, post: post('p'), kind: 'reply', at: instant(8) },
        { type: 'engagement', person: a, kind: 'mention', at: instant(4) },
        { type: 'engagement', person: a, post: post('gone'), kind: 'like', at: instant(6) },
        { type: 'engagement', person: b, post: post('q'), kind: 'quote', at: instant(5) },
        { type: 'engagement', person: b, post: post('p'), kind: 'like', at: instant(5) },
        { type: 'engagement', person: b, post: post('q'), kind: 'like', at: instant(5) },
        { type: 'interest', person: b, term: 'tea', weight: 2 },
        { type: 'interest', person: a, term: 'tea', weight: 3 },
        { type: 'interest', person: a, term: 'tea', weight: 2 },
        { type: 'interest', person: a, term: 'tea', weight: 1 },
        { type: 'interest', person: a, term: 'Sea', weight: 0.5 },
        { type: 'following', person: a, at: instant(5) },
        { type: 'unfollowing', person: a },
        { type: 'unfollowing', person: a, at: instant(6) },
        { type: 'following', person: b },
        { type: 'unfollowing', person: b, at: instant(7) },
        { type: 'tie', from: b, to: c },
        { type: 'tie', from: b, to: a },
        { type: 'tie', from: a, to: c },
        { type: 'tie', from: c, to: b },
        { type: 'tie', from: a, to: b },
        { type: 'tie', from: c, to: a },
      );
      expect(log.statuses).toEqual({
        person: Int32Array.of(0, 0, 1),
        at: Float64Array.of(3, 9, 2),
        status: Uint8Array.of(0, 1, 2),
      });
      expect(log.engagements).toEqual({
        person: Int32Array.of(0, 0, 0, 1, 1, 1),
        post: Int32Array.of(-1, -1, 1, 0, 0, 1),
        kind: Uint8Array.of(4, 0, 2, 0, 3, 0),
        at: Float64Array.of(4, 6, 8, 5, 5, 5),
      });
      expect(log.interests).toEqual({
        person: Int32Array.of(0, 0, 0, 0, 1),
        term: Int32Array.of(0, 1, 1, 1, 1),
        weight: Float64Array.of(0.5, 1, 2, 3, 2),
        terms: ['Sea', 'tea'],
      });
      expect(log.ownFollowing).toEqual({
        person: Int32Array.of(0, 0, 0, 1, 1),
        at: Float64Array.of(NaN, 5, 6, NaN, 7),
        began: Uint8Array.of(0, 1, 0, 1, 0),
      });
      expect(log.ties).toEqual({
        from: Int32Array.of(0, 0, 1, 1, 2, 2),
        to: Int32Array.of(1, 2, 0, 2, 0, 1),
      });
    });

    it('has the number and digest of its events', async () => {
      const store = await make().open();
      await importBatches(store, [[profile('1')]]);
      const { log } = await store.forAccount(OWNER);
      const { events, digest, quarantined } = await log.inputs();
      expect(await log.loadAudience()).toMatchObject({ events, digest, quarantined });
    });
  });
}
