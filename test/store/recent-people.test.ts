import { describe, expect, it } from 'vitest';
import { RecentPeople } from '../../src/store/sql/writing/recent-people.ts';

describe('the cache of recent people', () => {
  it('is limited in size, and keeps the people looked up last', () => {
    const people = new RecentPeople(100);
    people.set('regular', -1);
    for (let number = 2; number < 10_000; number++) {
      people.set(`p${number}`, number);
      expect(people.get('regular')).toBe(-1);
    }
    const kept = Array.from({ length: 10_000 }, (_, i) => people.get(`p${i}`)).filter(Boolean);
    expect(kept.length).toBeGreaterThanOrEqual(99);
    expect(kept.length).toBeLessThanOrEqual(200);
    people.clear();
    expect(people.get('regular')).toBeUndefined();
  });

  it('contains everybody only until it drops a person', () => {
    const people = new RecentPeople(3);
    expect(people.areAll(0)).toBe(true);
    for (let number = 1; number <= 3; number++) {
      people.set(`p${number}`, number);
      expect(people.areAll(number)).toBe(true);
      expect(people.areAll(number + 1)).toBe(false);
    }
    people.set('p4', 4);
    expect(people.areAll(4)).toBe(false);
    expect(people.areAll(1)).toBe(false);
  });
});
