import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded, PeopleIndex } from '../../src/views/person/people-index.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'É', 'é', ' ', '@', '1', '\u0000') });
const person = fc.record({ id: text, handle: text, name: text, bio: text });

test('the index finds the people of whom a text contains the searched one, from any on', () => {
  // Few different people, repeated, fill several groups.
  const people = fc.array(person, { minLength: 1, maxLength: 12 });
  const copies = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(people, copies, text, fc.nat(800), (some, times, requested, first) => {
      const all = Array.from({ length: times }, () => some).flat();
      const ids = all.map(({ id }, at) => `${id}-${at}`);
      const index = new PeopleIndex({ ids, profiles: all });
      const wanted = folded(requested);
      const inOrder = [...ids.keys()].toSorted((a, b) => (ids[a] < ids[b] ? -1 : 1));
      const expected = inOrder.flatMap((at, place) => {
        const { handle, name, bio } = all[at];
        const texts = [ids[at], handle, name, bio].map(folded);
        const isFound = place >= first && texts.some((own) => own.includes(wanted));
        return isFound ? [{ place, person: at }] : [];
      });
      const found = [...index.containing(requested, first)];
      expect(found).toEqual(wanted.includes('\u0000') ? [] : expected);
    }),
  );
});
