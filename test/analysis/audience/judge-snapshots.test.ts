import { describe, expect, it } from 'vitest';
import { judgeSnapshots } from '../../../src/analysis/audience/judge-snapshots.ts';
import { NOT_JOINED } from '../../../src/analysis/audience/choose-audience.ts';
import type { Snapshot } from '../../../src/model/audience-log.ts';
import { DAY } from '../../../src/model/instant.ts';

const everybody = Array.from({ length: 400 }, (_, person) => person);

function snapshots(lists: number[][], options: { complete?: boolean[] } = {}): Snapshot[] {
  return lists.map((followers, i) => ({
    at: i * DAY,
    complete: options.complete?.[i] ?? true,
    ordered: false,
    followers: Int32Array.from(followers),
  }));
}

function judged(
  lists: Snapshot[],
  said: [day: number, believed: boolean][] = [],
  byHandle = new Uint8Array(1000),
) {
  const word = new Map(said.map(([day, believed]) => [day * DAY, believed]));
  return judgeSnapshots(lists, { count: 1000, byHandle }, word);
}

function held(lists: Snapshot[], said: [day: number, believed: boolean][] = []): number[] {
  return judged(lists, said).flatMap((verdict, i) => (verdict.believed ? [] : [i]));
}

const full = everybody.slice(0, 300);

describe('judging snapshots', () => {
  it('accepts ordinary arrivals and departures', () => {
    expect(held(snapshots([full, full.slice(2), full.slice(3), everybody.slice(3, 310)]))).toEqual(
      [],
    );
  });

  it('rejects incomplete and empty snapshots', () => {
    const lists = snapshots([full, full.slice(0, 100), [], [], full], {
      complete: [true, false, true, true, true],
    });
    expect(held(lists)).toEqual([1, 2, 3]);
  });

  it('rejects a far shorter snapshot that the next one contradicts', () => {
    expect(held(snapshots([full, full.slice(0, 200), full, full]))).toEqual([1]);
  });

  it('rejects several that are cut at the same page', () => {
    expect(held(snapshots([full, full.slice(0, 200), full.slice(0, 200), full]))).toEqual([1, 2]);
  });

  it('accepts a mass departure that lasts', () => {
    const fewer = full.slice(0, 200);
    expect(held(snapshots([full, fewer, fewer, fewer]))).toEqual([]);
  });

  it('rejects a far shorter last snapshot until another confirms it', () => {
    expect(held(snapshots([full, full, full.slice(0, 200)]))).toEqual([2]);
  });

  it('rejects a first snapshot that paging cut short', () => {
    expect(held(snapshots([full.slice(0, 80), full, full]))).toEqual([0]);
  });

  it('follows the owner, who accepts or doubts a snapshot', () => {
    const lists = snapshots([full, full.slice(1), [], full.slice(0, 200), full], {
      complete: [true, true, true, false, true],
    });
    expect(held(lists)).toEqual([2, 3]);
    expect(held(lists, [[1, false]])).toEqual([1, 2, 3]);
    const word = [2, 3].map((day): [number, boolean] => [day, true]);
    expect(held(lists, word)).toEqual([]);
  });

  it('compares the others with the snapshots that the owner accepts', () => {
    const fewer = full.slice(0, 200);
    const glitch = snapshots([full, fewer, fewer, full]);
    expect(held(glitch)).toEqual([1, 2]);
    expect(held(glitch, [[3, false]])).toEqual([3]);
    expect(held(glitch, [[2, true]])).toEqual([]);
    const departure = snapshots([full, fewer, fewer]);
    expect(held(departure, [[2, false]])).toEqual([1, 2]);
    expect(held(snapshots([full, full, fewer]), [[2, true]])).toEqual([]);
  });

  it('accepts that most of a very small audience leaves', () => {
    expect(held(snapshots([[0, 1], [], []]))).toEqual([]);
  });
});

/** Lists of one audience of 300, and of others that share nobody with it, or few. */
const own = (left = 0): number[] => everybody.slice(left, 300 + left);
const others = (which = 0, known = 0): number[] => [
  ...everybody.slice(0, known),
  ...Array.from({ length: 200 - known }, (_, n) => 400 + 200 * which + n),
];

const isOther = ({ audience }: { audience?: number }): boolean => audience !== undefined;

describe('snapshots of another audience', () => {
  it.each([
    ['first', [others(), own(), own(1)], [0]],
    ['last', [own(), own(1), others()], [2]],
    ['two in a row', [own(), others(), others(), own(1), own(2)], [1, 2]],
    [
      'several different ones in a row',
      [own(), own(), own(), own(), others(0), others(1), others(2)],
      [4, 5, 6],
    ],
    ['again and again', [own(), others(), own(), others(), own(1)], [1, 3]],
    ['one that shares a few people', [own(), own(1), others(0, 9), own(2)], [2]],
    ['one far shorter', [own(), own(1), others().slice(0, 2), own(2)], [2]],
    [
      'one far longer',
      [
        own().slice(0, 20),
        own().slice(1, 21),
        [...others(0), ...others(1), ...others(2)],
        own().slice(2, 22),
      ],
      [2],
    ],
    [
      'one of a few people, as the own audience is',
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4, 5],
        [501, 502, 503, 504],
        [1, 2, 4],
      ],
      [2],
    ],
    [
      'one of other people each time',
      [own(), own(1), [501, 502, 503], own(2), [601, 602], own(3), [502, 701, 702, 703]],
      [2, 4, 6],
    ],
    [
      'three in a row with the own audience before and after',
      [own(), own(), others(), others(), others(), own(1), own(2)],
      [2, 3, 4],
    ],
  ])('rejects %s', (_, lists, expected) => {
    expect(held(snapshots(lists))).toEqual(expected);
  });

  it('are not found after growth, a purge or a long gap', () => {
    expect(held(snapshots([own().slice(0, 20), own().slice(1, 21), everybody.slice(2)]))).toEqual(
      [],
    );
    const purged = own().filter((person) => person % 10 > 2);
    expect(held(snapshots([own(), own(1), purged, purged.slice(1), purged.slice(2)]))).toEqual([]);
    const decade = snapshots([own(), others()]);
    expect(held([decade[0]!, { ...decade[1]!, at: 4000 * DAY }])).toEqual([]);
  });

  it('are not found if people leave within days', () => {
    const weeks = Array.from({ length: 12 }, (_, week) =>
      everybody.slice(25 * week, 25 * week + 30),
    );
    const churning = snapshots(weeks).map((list) => ({ ...list, at: 4 * list.at }));
    expect(judged(churning).some(isOther)).toBe(false);
    const later = snapshots([everybody.slice(350)])[0]!;
    expect(judged([...churning, { ...later, at: 100 * DAY }]).some(isOther)).toBe(false);
  });

  it('count on neither side if nothing shows whose audience is whose', () => {
    expect(held(snapshots([own(), others()]))).toEqual([0, 1]);
    const lists = [own(), own(), own(), own(), others(), others(), others()];
    expect(held(snapshots(lists))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(held(snapshots(lists.toReversed()))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(held(snapshots(lists.slice(0, 6)))).toEqual([4, 5]);
  });

  it('are decided by the owner, who accepts a snapshot', () => {
    const lists = snapshots([own(), own(1), own(2), others(), others(), others()]);
    expect(held(lists, [[0, true]])).toEqual([3, 4, 5]);
    expect(held(lists, [[5, true]])).toEqual([0, 1, 2]);
    expect(
      held(lists, [
        [2, true],
        [3, true],
      ]),
    ).toEqual([]);
    const glitch = snapshots([own(), own(1), others(), own(2)]);
    expect(held(glitch, [[2, true]])).toEqual([3]);
    expect(held(glitch, [[1, false]])).toEqual([1, 2]);
  });

  it('are not mixed up: of a list of handles and one of ids, the newer is rejected', () => {
    const byHandle = new Uint8Array(1000).fill(1, 400);
    const lists = snapshots([own(), others()]);
    expect(judged(lists, [], byHandle).map(({ reason }) => reason)).toEqual(['', NOT_JOINED]);
    expect(judged(lists.toReversed(), [], byHandle).map(({ reason }) => reason)).toEqual([
      '',
      NOT_JOINED,
    ]);
  });

  it('include incomplete snapshots only if others show most of their people', () => {
    const complete = [true, false, false, true];
    const lists = snapshots([own(), own(3).slice(200), others(), own(5)], { complete });
    expect(judged(lists).map(({ shown }) => shown)).toEqual([true, true, false, true]);
  });

  it('are rejected if half of the first snapshot belongs to others', () => {
    const half = [...own().slice(0, 150), ...others().slice(0, 150)];
    expect(held(snapshots([half, own(), own(1), own(2)]))).toEqual([0]);
  });
});
