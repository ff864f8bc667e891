import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepIdentity } from '../../../../src/analysis/communities/identity/keep-identity.ts';
import { communitiesToRemember } from '../../../../src/analysis/communities/identity/communities-to-remember.ts';
import type { Partition } from '../../../../src/analysis/communities/detection/partition.ts';
import type { RememberedCommunity } from '../../../../src/model/remembered-community.ts';

/** Communities of so many people each, told apart by a word each; who is 0 is in none. */
function communitiesOf(people: readonly number[], words: Record<number, string> = {}): Partition {
  const groups = [...new Set(people)].filter((group) => group > 0);
  return {
    community: Int32Array.from(people, (group) => groups.indexOf(group)),
    stability: new Float64Array(people.length),
    communities: groups.map((group) => ({
      id: '',
      label: '',
      terms: [words[group] ?? `word ${group}`],
      size: people.filter((other) => other === group).length,
      cohesion: 1,
      stability: 1,
    })),
    modularity: 0.5,
    clear: true,
  };
}

/** `[1, 3], [2, 2]`: three of group 1, then two of group 2. */
const crowd = (...parts: [group: number, people: number][]): number[] =>
  parts.flatMap(([group, people]) => Array.from({ length: people }, () => group));

interface Report {
  partition: Partition;
  memory: RememberedCommunity[];
}

function report(found: Partition, before?: Report, at = 1): Report {
  const earlier = before?.memory ?? [];
  const partition = keepIdentity(found, earlier, at);
  return { partition, memory: communitiesToRemember(partition, earlier, at) };
}

const told = ({ partition }: Report) =>
  partition.communities.map(({ id, label, splitFrom, mergedFrom }) => ({
    id,
    label,
    ...(splitFrom && { splitFrom }),
    ...(mergedFrom && { mergedFrom }),
  }));

/** For each person the id of their community. */
const idsOf = ({ partition: { community, communities } }: Report) =>
  Array.from(community, (c) => communities[c]?.id);

describe('a community from one report to the next', () => {
  const first = report(communitiesOf(crowd([1, 10], [2, 6])));

  it('is the same while most of its people are, whatever is distinctive now', () => {
    expect(told(first)).toEqual([
      { id: 'word-1', label: 'word 1' },
      { id: 'word-2', label: 'word 2' },
    ]);
    // Four went from one to the other, newcomers came, and both have another word now.
    const people = crowd([1, 6], [2, 10], [1, 30]);
    const next = report(communitiesOf(people, { 1: 'word 2', 2: 'other' }), first, 2);
    expect(told(next)).toEqual([
      { id: 'word-1', label: 'word 2' },
      { id: 'word-2', label: 'other' },
    ]);
  });

  it('keeps its label while the words in it are distinctive', () => {
    const twice = communitiesOf(crowd([1, 10]));
    twice.communities[0].terms = ['a', 'b', 'c'];
    const before = report(twice);
    const again = { ...twice, communities: [{ ...twice.communities[0], terms: ['c', 'b', 'a'] }] };
    expect(told(report(again, before))).toEqual([{ id: 'a-b', label: 'a · b' }]);
    again.communities[0].terms = ['c', 'b', 'd'];
    expect(told(report(again, before))).toEqual([{ id: 'a-b', label: 'c · b' }]);
  });

  it('continues in its larger part after a split, and the other part names it as its origin', () => {
    const next = report(communitiesOf(crowd([3, 4], [1, 6], [2, 6])), first, 2);
    const splitFrom = { id: 'word-1', label: 'word 1', at: 2 };
    expect(told(next)).toEqual([
      { id: 'word-3', label: 'word 3', splitFrom },
      { id: 'word-1', label: 'word 1' },
      { id: 'word-2', label: 'word 2' },
    ]);
    const later = report(communitiesOf(crowd([3, 4], [1, 6], [2, 6], [5, 9])), next, 3);
    expect(told(later)[0]).toEqual({ id: 'word-3', label: 'word 3', splitFrom });
    expect(told(later)[3]).toEqual({ id: 'word-5', label: 'word 5' });
  });

  it('absorbs one that merges with it, which gets its id back if they split again', () => {
    const merged = report(communitiesOf(crowd([1, 16])), first, 2);
    const mergedFrom = [{ id: 'word-2', label: 'word 2', at: 2 }];
    expect(told(merged)).toEqual([{ id: 'word-1', label: 'word 1', mergedFrom }]);
    const later = report(communitiesOf(crowd([1, 18])), merged, 3);
    expect(told(later)).toEqual([{ id: 'word-1', label: 'word 1', mergedFrom }]);
    const apart = report(communitiesOf(crowd([1, 10], [2, 6])), later, 4);
    expect(told(apart)).toEqual(told(first));
  });

  it('never gets the id of a former one', () => {
    const gone = report(communitiesOf(crowd([0, 16])), first, 2);
    expect(told(gone)).toEqual([]);
    const other = report(communitiesOf(crowd([0, 16], [1, 10])), gone, 3);
    expect(told(other)).toEqual([{ id: 'word-1-2', label: 'word 1' }]);
    const back = report(communitiesOf(crowd([1, 10], [0, 6])), gone, 3);
    expect(told(back)).toEqual([{ id: 'word-1', label: 'word 1' }]);
  });

  const groups = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 30, maxLength: 30 });

  it('does not depend on the order of communities', () => {
    fc.assert(
      fc.property(
        groups,
        groups,
        fc.constantFrom([3, 5, 1, 2, 4], [5, 4, 3, 2, 1]),
        (was, is, order) => {
          const before = report(communitiesOf(was));
          const shuffledMemory = { ...before, memory: before.memory.toReversed() };
          const now = communitiesOf(is);
          const renumbered = renumber(now, order);
          expect(keptIds(report(renumbered, shuffledMemory, 2), before)).toEqual(
            keptIds(report(now, before, 2), before),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not change if nothing changed, however often reports run', () => {
    fc.assert(
      fc.property(fc.array(groups, { minLength: 1, maxLength: 4 }), (history) => {
        let last: Report | undefined;
        for (const [at, people] of history.entries())
          last = report(communitiesOf(people), last, at);
        const again = report(communitiesOf(history.at(-1)!), last, history.length - 1);
        expect(told(again)).toEqual(told(last!));
        expect(again.memory).toEqual(last!.memory);
      }),
      { numRuns: 200 },
    );
  });
});

function renumber(partition: Partition, order: readonly number[]): Partition {
  const places = order.map((o) => o - 1).filter((place) => place < partition.communities.length);
  return {
    ...partition,
    community: partition.community.map((c) => (c < 0 ? -1 : places.indexOf(c))),
    communities: places.map((place) => partition.communities[place]),
  };
}

/** Ids that were there before, by person; new ones are as the words have it. */
function keptIds(now: Report, before: Report): (string | undefined)[] {
  const known = new Set(before.memory.map(({ id }) => id));
  return idsOf(now).map((id) => (id !== undefined && known.has(id) ? id : undefined));
}
