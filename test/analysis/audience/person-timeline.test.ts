import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/analysis/audience/facts.ts';
import { reconcile } from '../../../src/analysis/audience/person-timeline.ts';
import { DEPARTURE_REASONS } from '../../../src/model/events.ts';
import { tries } from '../../support/soak.ts';

const NO_SNAPSHOTS = new Float64Array(0);

function spellsOf(facts: Fact[], snapshots: number[] = [], to = 100): unknown[] {
  return reconcile(facts, Float64Array.from(snapshots), to).spells.map((spell) => [
    spell.followAfter,
    spell.followBefore,
    spell.leaveAfter,
    spell.leaveBefore,
  ]);
}

/** A person who was on the lists, then away for a reason, and then on them again. */
function awayFor(reason: number, missedBy: number, deep: boolean): Fact[] {
  return [
    { kind: 'present', first: 0, last: 10 },
    { kind: 'unfollow', after: 13, before: 13, reason },
    { kind: 'absent', first: 20, last: 20 + missedBy, snapshots: missedBy },
    { kind: 'present', first: 40, last: 90, deep },
  ];
}

describe('the timeline of a person', () => {
  it('keeps both ends of an unknown time', () => {
    const facts: Fact[] = [
      { kind: 'absent', first: 10, last: 20, snapshots: 2 },
      { kind: 'present', first: 30, last: 50 },
      { kind: 'absent', first: 60, last: 80, snapshots: 3 },
    ];
    expect(spellsOf(facts, [10, 20, 30, 40, 50, 60])).toEqual([[20, 30, 50, 60]]);
  });

  it('leaves current spells open, and the start of spells in the first snapshot unknown', () => {
    expect(spellsOf([{ kind: 'present', first: 0, last: 90 }])).toEqual([
      [-Infinity, 0, 100, Infinity],
    ]);
  });

  it('uses only what a snapshot shows that took hours to read', () => {
    // Read from 20 to 25, from 40 to 45 and from 60 to 65: there in the second one only.
    const facts: Fact[] = [
      { kind: 'absent', first: 25, last: 20, snapshots: 1 },
      { kind: 'present', first: 45, last: 40 },
      { kind: 'absent', first: 65, last: 60, snapshots: 1 },
    ];
    expect(spellsOf(facts, [25, 45, 65])).toEqual([[20, 45, 40, 65]]);
  });

  it('has no departure of somebody who came while the list was read', () => {
    const facts: Fact[] = [
      { kind: 'follow', after: 22, before: 22 },
      { kind: 'absent', first: 25, last: 20, snapshots: 1 },
    ];
    expect(spellsOf(facts, [25])).toEqual([[22, 22, 100, Infinity]]);
    const before: Fact[] = [{ kind: 'follow', after: 19, before: 19 }, facts[1]!];
    expect(spellsOf(before, [25])).toEqual([[19, 19, 19, 25]]);
  });

  it('reinstates whoever was away for a while, unless they unfollowed', () => {
    const suspended = DEPARTURE_REASONS.indexOf('suspended');
    const unfollowed = DEPARTURE_REASONS.indexOf('unfollowed');
    const always = [[-Infinity, 0, 100, Infinity]];
    expect(spellsOf(awayFor(suspended, 1, false))).toEqual(always);
    expect(spellsOf(awayFor(suspended, 2, true))).toEqual(always);
    expect(spellsOf(awayFor(suspended, 2, false))).toHaveLength(2);
    expect(spellsOf(awayFor(unfollowed, 2, true))).toEqual([
      [-Infinity, 0, 13, 13],
      [22, 40, 100, Infinity],
    ]);
    // Until they are back, we know when they went.
    expect(spellsOf(awayFor(suspended, 2, true).slice(0, 3))).toEqual([[-Infinity, 0, 13, 13]]);
  });

  it('reinstates a person missing from one snapshot', () => {
    const facts: Fact[] = [
      { kind: 'present', first: 0, last: 10 },
      { kind: 'absent', first: 20, last: 20, snapshots: 1 },
      { kind: 'present', first: 30, last: 90 },
    ];
    const { spells, missedOnce } = reconcile(facts, Float64Array.of(0, 10, 20, 30, 90), 90);
    expect(spells).toHaveLength(1);
    expect(missedOnce).toEqual([30]);
  });

  it('believes an absence from one snapshot that an event confirms', () => {
    const facts: Fact[] = [
      { kind: 'present', first: 0, last: 10 },
      { kind: 'unfollow', after: 15, before: 15, reason: 1 },
      { kind: 'absent', first: 20, last: 20, snapshots: 1 },
      { kind: 'follow', after: 25, before: 25 },
      { kind: 'present', first: 30, last: 90 },
    ];
    expect(spellsOf(facts, [0, 10, 20, 30, 90])).toEqual([
      [-Infinity, 0, 15, 15],
      [25, 25, 100, Infinity],
    ]);
  });

  it('believes an absence from two snapshots, and the return', () => {
    const facts: Fact[] = [
      { kind: 'present', first: 0, last: 10 },
      { kind: 'absent', first: 20, last: 30, snapshots: 2 },
      { kind: 'present', first: 40, last: 90 },
    ];
    expect(spellsOf(facts, [0, 10, 20, 30, 40, 90])).toEqual([
      [-Infinity, 0, 10, 20],
      [30, 40, 100, Infinity],
    ]);
  });

  it('narrows a departure that snapshots and an event both report', () => {
    const facts: Fact[] = [
      { kind: 'present', first: 0, last: 50 },
      { kind: 'absent', first: 60, last: 90, snapshots: 4 },
      { kind: 'unfollow', after: 53, before: 53, reason: 1 },
    ];
    expect(spellsOf(facts, [0, 50, 60])).toEqual([[-Infinity, 0, 53, 53]]);
  });

  it('finds that a person left and returned between two snapshots', () => {
    const facts: Fact[] = [
      { kind: 'present', first: 0, last: 90 },
      { kind: 'unfollow', after: 15, before: 15, reason: 1 },
    ];
    expect(spellsOf(facts, [0, 10, 20, 90])).toEqual([
      [-Infinity, 0, 15, 15],
      [15, 20, 100, Infinity],
    ]);
  });

  it('counts an unfollow of somebody who was never seen, from before the first snapshot', () => {
    expect(spellsOf([{ kind: 'unfollow', after: 40, before: 40, reason: 0 }])).toEqual([
      [-Infinity, 40, 40, 40],
    ]);
  });

  it('counts a follow that is reported twice once', () => {
    const facts: Fact[] = [
      { kind: 'follow', after: 10, before: 20 },
      { kind: 'follow', after: 15, before: 15 },
    ];
    expect(spellsOf(facts)).toHaveLength(1);
  });

  const time = fc.integer({ min: 0, max: 50 });
  const interval = fc
    .tuple(time, time)
    .map(([a, b]) => ({ after: Math.min(a, b), before: Math.max(a, b) }));
  const fact: fc.Arbitrary<Fact> = fc.oneof(
    interval.map((times) => ({ kind: 'follow' as const, ...times })),
    interval.map((times) => ({ kind: 'unfollow' as const, ...times, reason: 1 })),
    interval.map(({ after, before }) => ({ kind: 'present' as const, first: after, last: before })),
    fc.tuple(time, fc.integer({ min: 1, max: 3 })).map(([first, snapshots]) => ({
      kind: 'absent' as const,
      first,
      last: first + snapshots - 1,
      snapshots,
    })),
  );

  it('has ordered spells that do not overlap, from any facts', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const { spells } = reconcile(facts, NO_SNAPSHOTS, 50);
        for (const [i, spell] of spells.entries()) {
          expect(spell.followAfter).toBeLessThanOrEqual(spell.followBefore);
          expect(spell.leaveAfter).toBeLessThanOrEqual(spell.leaveBefore);
          expect(spell.followAfter).toBeLessThanOrEqual(spell.leaveBefore);
          const next = spells[i + 1] ?? { followBefore: Infinity };
          expect(spell.leaveBefore < Infinity || next.followBefore === Infinity).toBe(true);
          expect(next.followBefore).toBeGreaterThanOrEqual(spell.leaveAfter);
        }
      }),
      { numRuns: tries(500, 10_000) },
    );
  });
});
