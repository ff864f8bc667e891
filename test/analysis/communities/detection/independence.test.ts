import { describe, expect, it } from 'vitest';
import { independenceIn } from '../../../../src/analysis/communities/detection/independence.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';

const PEOPLE = 1200;
const LANDMARKS = 60;

/** Four groups, each with subjects of its own; whoever cares for a subject shows so many words of it. */
function worthOf(words: number): number {
  const random = seededRandom(5);
  const filled = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const group = Int32Array.from({ length: PEOPLE }, (_, i) => i % 4);
  for (let i = 0; i < PEOPLE; i++) {
    for (let k = 0; k < 12 / words; k++) {
      const own = group[i] * 15 + Math.floor(random() * 15);
      const scope = random() < 0.7 ? own : Math.floor(random() * LANDMARKS);
      for (let word = 0; word < words; word++) {
        filled.row.push(i);
        filled.column.push(scope * words + word);
        filled.value.push(1);
      }
    }
  }
  return independenceIn(sparseRows(PEOPLE, LANDMARKS * words, filled), group);
}

describe('the weight of an interest', () => {
  it('is full if interests are drawn independently', () => {
    expect(worthOf(1)).toBeGreaterThan(0.85);
  });

  it('falls as words occur together more often', () => {
    const [pairs, threes] = [worthOf(2), worthOf(3)];
    // One over how many say the same, to the power 1.5.
    expect(pairs).toBeGreaterThan(0.25);
    expect(pairs).toBeLessThan(0.45);
    expect(threes).toBeGreaterThan(0.12);
    expect(threes).toBeLessThan(0.25);
  });

  it('is full if there are no data', () => {
    const nothing = sparseRows(3, 0, { row: [], column: [], value: [] });
    expect(independenceIn(nothing, Int32Array.of(0, 0, -1))).toBe(1);
  });
});
