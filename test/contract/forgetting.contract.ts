import { describe, expect, it } from 'vitest';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { instant, OWNER, person, post } from './store-events.ts';
import { everything, importBatches, NOW, sessionOf } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

const [ADA, BOB, CLEO] = ['9007199254740993', '9007199254740992', 'cleo'].map(person) as [
  ReturnType<typeof person>,
  ReturnType<typeof person>,
  ReturnType<typeof person>,
];

const list = (at: number, followers: string[]): AudienceEvent => ({
  type: 'snapshot',
  at: instant(at),
  complete: true,
  ordered: true,
  followers: followers.map(person),
});
const said = (id: string, text: string): AudienceEvent => ({
  type: 'post',
  id: post(id),
  at: instant(1000),
  text,
  kind: 'original',
});

/** What names Ada in no way. */
const OTHERS: AudienceEvent[] = [
  { type: 'person', id: BOB, handle: 'bob', bio: 'Rust', at: instant(5) },
  { type: 'follow', person: CLEO, after: 1, before: 1 },
  { type: 'engagement', person: BOB, post: post('1'), kind: 'like', at: instant(7) },
  { type: 'interest', person: BOB, term: 'ada lovelace', weight: 1 },
];

/** All that is about Ada, or names her. */
const ADAS: AudienceEvent[] = [
  { type: 'person', id: ADA, handle: 'Ada_L', name: 'Ada', bio: 'Engines', at: instant(5) },
  { type: 'person', id: ADA, handle: 'countess', at: instant(6) },
  { type: 'follow', person: ADA, after: 1, before: 1 },
  { type: 'unfollow', person: ADA, after: 8, before: 9, reason: 'unfollowed' },
  { type: 'status', person: ADA, at: instant(9), status: 'active' },
  { type: 'interest', person: ADA, term: 'engines', weight: 1 },
  { type: 'engagement', person: ADA, post: post('1'), kind: 'like', at: instant(7) },
  { type: 'following', person: ADA },
  { type: 'tie', from: ADA, to: BOB },
  { type: 'tie', from: BOB, to: ADA },
];

const before = [list(10, [ADA, BOB]), list(20, [CLEO, ADA]), said('1', 'Thanks @ada_l, and @ada!')];
const after = [list(10, [BOB]), list(20, [CLEO]), said('1', 'Thanks @someone, and @ada!')];

const lines = [
  { line: 1, text: `{"type":"follow","person":"${ADA}"}`, reason: 'no time' },
  { line: 2, text: 'follow,@Countess,,', reason: 'bad csv' },
  { line: 3, text: '{"type":"follow","person":"90071992547409930"}', reason: 'no time' },
];

async function filled(store: Store): Promise<Store> {
  await importBatches(store, [[...OTHERS, ...ADAS, ...before]]);
  await (await sessionOf(store)).write({ events: [], rejected: lines });
  return store;
}

export function forgettingContract(make: MakeTestDatabase): void {
  describe('a forgotten person', () => {
    it('leaves no trace in the digest of the inputs, and others do not change', async () => {
      const store = await filled(await make().open());
      const never = await make().open();
      await importBatches(never, [[...OTHERS, ...after]]);
      const expected = await everything(never);
      await (await store.forAccount(OWNER)).results.remember('report', 'key', 'Ada_L');
      await (
        await store.forAccount(OWNER)
      ).results.keepVectors('model', new Map([['a', Float32Array.of(1)]]));
      expect(await (await store.forAccount(OWNER)).privacy.tracesOf(ADA)).toEqual(
        await (await store.forAccount(OWNER)).privacy.forget(ADA),
      );
      const { inputs, audience } = await everything(store);
      expect({ ...inputs, quarantined: 0 }).toEqual(expected.inputs);
      expect({ ...audience, quarantined: 0 }).toEqual(expected.audience);
      expect(
        (await (await store.forAccount(OWNER)).quarantine.lines()).map(({ line }) => line),
      ).toEqual([3]);
      expect(await (await store.forAccount(OWNER)).results.recall('report', 'key')).toBeUndefined();
      expect((await (await store.forAccount(OWNER)).results.vectors('model', ['a'])).size).toBe(0);
      expect(await (await store.forAccount(OWNER)).privacy.tracesOf(ADA)).toBeUndefined();
    });

    it('is described before anything is removed', async () => {
      const store = await filled(await make().open());
      expect(await (await store.forAccount(OWNER)).privacy.tracesOf(ADA)).toEqual({
        names: ['Ada_L', 'Ada', 'countess'],
        events: {
          person: 2,
          follow: 1,
          unfollow: 1,
          status: 1,
          interest: 1,
          engagement: 1,
          following: 1,
          tie: 2,
          snapshot: 2,
        },
        mentions: 1,
        quarantined: 2,
      });
      expect(
        await (await store.forAccount(OWNER)).privacy.tracesOf(person('nobody')),
      ).toBeUndefined();
    });

    it('is masked in every text that mentions them, and nobody else is', async () => {
      const handles = ['robin', 'Rob.bsky.social', '@sam'];
      const store = await make().open();
      await importBatches(store, [
        handles.map((handle) => ({ type: 'person', id: ADA, handle, at: instant(5) })),
        [
          said(
            '1',
            'a@robin, @alice@ROBIN @alice.@robin @al-@robin @x...@robin ＠robin @robin. @@robin',
          ),
          said('2', '@rob.bsky.social...yes @rob.bsky.social.'),
          said('3', '@sam; @sam-x'),
          said('4', '@robinson @rob @rob.bsky.socially @samara robin sam'),
        ],
      ]);
      await (await store.forAccount(OWNER)).privacy.forget(ADA);
      const { posts } = await (await store.forAccount(OWNER)).log.loadAudience();
      expect(posts.map(({ text }) => text)).toEqual([
        'a@someone, @alice@someone @alice.@someone @al-@someone @x...@someone @someone @someone. @@someone',
        '@someone...yes @someone.',
        '@someone; @someone-x',
        '@robinson @rob @rob.bsky.socially @samara robin sam',
      ]);
    });

    it('takes no rows about others along, even if the handle is a word of the format', async () => {
      const store = await make().open();
      await importBatches(store, [[{ type: 'person', id: ADA, handle: 'follow', at: instant(5) }]]);
      const others = [
        `{"type":"follow","person":"200","at":"nonsense"}`,
        `{"type":"follow","person":"201","at":`,
        'follow,202,nonsense',
      ];
      const theirs = [
        `{"type":"person","id":"","handle":"Follow"}`,
        `{"type":"follow","person":${ADA},"at":"nonsense"}`,
        `{"type":"follow","person":"${ADA}","at":`,
        `{"type":"snapshot","followers":["7","${ADA}"]}`,
        `{"type":"post","id":"","text":"\\u0040follow me"}`,
        `follow,${ADA},nonsense`,
      ];
      const rejected = [...others, ...theirs].map((text, line) => ({ line, text, reason: 'no' }));
      await (await sessionOf(store)).write({ events: [], rejected });
      expect((await (await store.forAccount(OWNER)).privacy.forget(ADA)).quarantined).toBe(
        theirs.length,
      );
      expect(
        (await (await store.forAccount(OWNER)).quarantine.lines()).map(({ text }) => text),
      ).toEqual(others);
    });

    it('stays forgotten whatever names them again, even in an open session', async () => {
      const database = make();
      const store = await filled(await database.open());
      const [other, open] = [await database.open(), await sessionOf(store, 'open')];
      await open.write({ events: ADAS.map((event) => ({ event, line: 1 })), rejected: [] });
      await (await other.forAccount(OWNER)).privacy.forget(ADA);
      const expected = await everything(other);
      const events = [...ADAS, ...before].map((event) => ({ event, line: 1 }));
      for (const session of [open, await sessionOf(other, 'new')]) {
        expect(await session.write({ events, rejected: lines.slice(0, 2) })).toEqual({
          added: 0,
          known: before.length,
          rejected: 0,
          leftOut: ADAS.length + 2,
        });
        await session.finish();
      }
      expect(await everything(await database.open())).toEqual(expected);
    });

    it('may be unknown so far, and is forgotten only in this account', async () => {
      const store = await make().open();
      await importBatches(store, [OTHERS]);
      await (await store.forAccount(OWNER)).privacy.forget(ADA);
      const isForgotten = await (await store.forAccount(OWNER)).privacy.forgotten();
      expect([ADA, BOB].map(isForgotten)).toEqual([true, false]);
      expect((await importBatches(store, [[list(10, [ADA, BOB])]])).added).toBe(1);
      expect((await (await store.forAccount(OWNER)).log.loadAudience()).people.ids).not.toContain(
        ADA,
      );
    });

    it('disappears from stored pages, look-ups, digests and payments', async () => {
      const store = await filled(await make().open());
      const memory = (await store.forAccount(OWNER)).collector;
      const run = await memory.runs.begin('followers', NOW);
      const page = { part: 1, sentAt: NOW, at: NOW, ids: [ADA, BOB] };
      const requested = { run: null, key: 'k', at: NOW, resource: 'users', most: 2, unitPrice: 1 };
      const reserved = await memory.spending.reserve({ ...requested, runCap: 1e9, monthCap: 1e9 });
      if ('refused' in reserved) throw new Error(reserved.refused);
      const answered = { number: run.number, page, state: {} };
      await memory.spending.settle({ ...reserved, at: NOW, ids: [ADA, BOB], run: answered });
      await memory.doubts.keep([{ person: ADA, since: 1, due: 1, tries: 0 }]);
      await memory.digests.keep('profile', new Map([[ADA, 'digest']]));
      await (await store.forAccount(OWNER)).privacy.forget(ADA);
      expect((await memory.runs.pages(run.number))[0]!.ids).toEqual([BOB]);
      expect(await memory.doubts.due(2, 9)).toEqual([]);
      expect(await memory.digests.all('profile')).toEqual(new Map());
      expect((await memory.spending.since(0))[0]!.reads).toBe(2);
    });
  });

  describe('a deleted post', () => {
    it('is removed for good, whichever event comes first, and does not return', async () => {
      const gone: AudienceEvent = { type: 'deletion', post: post('1') };
      for (const batches of [
        [[said('1', 'a')], [gone]],
        [[gone], [said('1', 'a')]],
      ]) {
        const store = await make().open();
        await importBatches(store, [[said('2', 'b')]]);
        await importBatches(store, batches);
        const { events } = await (await store.forAccount(OWNER)).log.inputs();
        expect(events).toBe(2);
        expect((await importBatches(store, [[said('1', 'c')]])).added).toBe(0);
        expect(
          (await (await store.forAccount(OWNER)).log.loadAudience()).posts.map(({ id }) => id),
        ).toEqual(['2']);
      }
    });
  });
}
