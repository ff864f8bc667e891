import { expect, it } from 'vitest';
import { SampleWalks } from '../../../src/analysis/similarity/sample-walks.ts';

/** So many people, each with an interest. */
function walksOf(people: number): SampleWalks {
  const start = Int32Array.from({ length: people + 1 }, (_, i) => i);
  const column = new Int32Array(people);
  const value = new Float64Array(people).fill(1);
  return new SampleWalks({ rows: people, columns: 1, start, column, value });
}

it('blocks have about as many people in an audience of a million as in one of 150,000', () => {
  for (const people of [150_000, 1_000_000]) {
    const { members } = walksOf(people);
    const sizes = members.start.subarray(1).map((end, block) => end - members.start[block]);
    expect(Math.min(...sizes)).toBeGreaterThan(2000);
    expect(Math.max(...sizes)).toBeLessThan(2800);
  }
});

it('a walk visits every block once', () => {
  for (const people of [1000, 500_000]) {
    const walks = walksOf(people);
    for (const person of [0, 1, 17, people - 1]) {
      const visited = Array.from({ length: walks.blocks }, (_, s) => walks.blockAt(person, s));
      expect(new Set(visited).size).toBe(walks.blocks);
    }
  }
});
