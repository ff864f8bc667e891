import fc from 'fast-check';
import { expect, it } from 'vitest';
import { earliestInOrder, latestInOrder } from '../../../src/analysis/audience/running-bounds.ts';

const person = fc.record({
  came: fc.integer({ min: 0, max: 1000 }),
  sooner: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constant(Infinity)),
  later: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constant(Infinity)),
});

it('bounds from a correct order contain the truth, with any known times', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), (people) => {
      const inOrder = people.toSorted((a, b) => a.came - b.came);
      const after = Float64Array.from(inOrder, ({ came, sooner }) => came - sooner);
      const before = Float64Array.from(inOrder, ({ came, later }) => came + later);
      const earliest = earliestInOrder(after, before);
      const latest = latestInOrder(after, before);
      for (const [i, { came }] of inOrder.entries()) {
        expect(earliest[i]).toBeLessThanOrEqual(came);
        expect(latest[i]).toBeGreaterThanOrEqual(came);
      }
    }),
    { numRuns: 500 },
  );
});

it('one account in a wrong place does not shift all who came after it', () => {
  const made = Float64Array.from({ length: 400 }, (_, i) => i);
  made[20] = 390;
  const earliest = earliestInOrder(made, new Float64Array(400).fill(500));
  expect(earliest[21]).toBe(21);
  expect(earliest[399]).toBe(399);
});
