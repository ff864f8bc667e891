import { expect, it } from 'vitest';
import { RecentPeople } from '../../src/store/recent-people.ts';

it('remembers a bounded number of people, those asked for lately among them', () => {
  const people = new RecentPeople(100);
  const regular = { number: 0, known: true };
  people.set('regular', regular);
  for (let number = 1; number < 10_000; number++) {
    people.set(`p${number}`, { number, known: true });
    expect(people.get('regular')).toBe(regular);
  }
  const kept = Array.from({ length: 10_000 }, (_, i) => people.get(`p${i}`)).filter(Boolean);
  expect(kept.length).toBeGreaterThanOrEqual(99);
  expect(kept.length).toBeLessThanOrEqual(200);
  people.clear();
  expect(people.get('regular')).toBeUndefined();
});
