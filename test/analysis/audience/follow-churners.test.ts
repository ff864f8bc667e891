import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

async function followChurnersAmong(events: object[]): Promise<string[]> {
  const frame = [
    ACCOUNT,
    { type: 'follow', person: 'z', at: day(0) },
    { type: 'follow', person: 'y', at: day(300) },
  ];
  const log = await audienceOf([...frame, ...events]);
  const { followChurner } = followAudience(log);
  return log.people.ids.filter((_, person) => followChurner[person] === 1);
}

function stay(person: string, from: number, to: number): object[] {
  return [
    { type: 'follow', person, at: day(from) },
    { type: 'unfollow', person, at: day(to), reason: 'unfollowed' },
  ];
}

/** Whether somebody who follows 2,600 and came once is one, among people who stay. */
function doubtfulAmong(followings: number[]): Promise<string[]> {
  return followChurnersAmong([
    ...followings.flatMap((following, n) => [
      { type: 'follow', person: `s${n}`, before: day(0) },
      { type: 'person', id: `s${n}`, followers: 800 + 10 * n, following },
    ]),
    ...stay('a', 10, 14),
    { type: 'person', id: 'a', followers: 900, following: 2600 },
  ]);
}

const COLLECTOR = { followers: 900, following: 6000 };

describe('follow churners', () => {
  it('come for days, again and again', async () => {
    expect(await followChurnersAmong([...stay('a', 10, 14), ...stay('a', 40, 43)])).toEqual(['a']);
  });

  it('include people who follow thousands and leave within days', async () => {
    expect(
      await followChurnersAmong([...stay('a', 10, 14), { type: 'person', id: 'a', ...COLLECTOR }]),
    ).toEqual(['a']);
  });

  it.each([
    [{ followers: 5, following: 5000 }, true],
    [{ followers: 20_000, following: 90_000 }, true],
    [{ followers: 90_000, following: 900 }, false],
    [{ followers: 40, following: 150 }, false],
    [{}, false],
  ])(
    'with one short spell are recognised by their profile: %j',
    async (profile, isFollowChurner) => {
      const found = await followChurnersAmong([
        ...stay('a', 10, 14),
        { type: 'person', id: 'a', ...profile },
      ]);
      expect(found).toEqual(isFollowChurner ? ['a'] : []);
    },
  );

  it('are separated from people with long spells who follow thousands too', async () => {
    const many = Array.from({ length: 60 }, (_, n) => 1800 + 30 * n);
    expect(await doubtfulAmong(many.map((following) => following / 10))).toEqual(['a']);
    expect(await doubtfulAmong(many)).toEqual([]);
  });

  it('exclude people who left early once, engaged, or followed for a long time', async () => {
    const events = [
      ...stay('once', 10, 14),
      { type: 'person', id: 'once', followers: 300, following: 400 },
      ...stay('engaged', 10, 14),
      { type: 'person', id: 'engaged', ...COLLECTOR },
      { type: 'post', id: 'post', at: day(10), text: 'hello' },
      { type: 'engagement', person: 'engaged', post: 'post', kind: 'like', at: day(11) },
      ...stay('old', 10, 250),
      ...stay('old', 260, 264),
      ...stay('old', 270, 274),
    ];
    expect(await followChurnersAmong(events)).toEqual([]);
  });

  it.each([
    ['follow me back', 'I love cycling'],
    ['相互フォロー歓迎', '写真が好き'],
    ['takip edene takip', 'doğa yürüyüşü'],
  ])('are learned from bios alike in any language: %s', async (asking, other) => {
    const bios = Array.from({ length: 12 }, (_, n) => ({ id: `r${n}`, bio: asking }));
    const events = [
      ...bios.flatMap(({ id, bio }, n) => [
        ...stay(id, 10 + n, 13 + n),
        ...stay(id, 40 + n, 42 + n),
        { type: 'person', id, bio },
      ]),
      ...Array.from({ length: 60 }, (_, n) => [
        { type: 'follow', person: `o${n}`, at: day(n) },
        { type: 'person', id: `o${n}`, bio: other },
      ]).flat(),
      ...stay('asks', 100, 103),
      { type: 'person', id: 'asks', bio: asking },
      ...stay('leaves', 100, 103),
      { type: 'person', id: 'leaves', bio: other },
    ];
    const found = await followChurnersAmong(events);
    expect(found).toContain('asks');
    expect(found).not.toContain('leaves');
  });

  it('are not found where the people who leave soon are like all others', async () => {
    const events = Array.from({ length: 200 }, (_, n) => [
      ...(n % 2 === 0
        ? stay(`p${n}`, n, n + 1 + (n % 5))
        : [{ type: 'follow', person: `p${n}`, at: day(n) }]),
      {
        type: 'person',
        id: `p${n}`,
        following: 100 + 37 * (n % 23),
        followers: 60 + 41 * (n % 19),
      },
    ]).flat();
    expect(await followChurnersAmong(events)).toEqual([]);
  });
});
