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

  it('tells apart all ids, whether they are numbers or not', () => {
    const people = new RecentPeople();
    const numeric = Array.from({ length: 3000 }, (_, i) => String(BigInt(i) * 6_148_914_691_236n));
    const others = ['', '0', '00', '01', '1 ', '-1', '1e3', '１', 'did:plc:1', '9'.repeat(20)];
    const large = ['9999999999999999999', '5704999999999999999', '1410065407999999999'];
    const ids = [
      ...new Set([...numeric, ...others, ...large, '1', '10', '999999999', '1000000000']),
    ];
    for (const [i, id] of ids.entries()) people.set(id, -i - 1);
    for (const [i, id] of ids.entries()) expect(people.get(id)).toBe(-i - 1);
    expect(people.areAll(ids.length)).toBe(true);
    for (const [i, id] of ids.entries()) people.set(id, i + 1);
    expect(people.get('9999999999999999999')).toBe(ids.indexOf('9999999999999999999') + 1);
    expect(people.areAll(ids.length)).toBe(true);
    expect(people.get('12345')).toBeUndefined();
    people.clear();
    expect(people.areAll(0)).toBe(true);
  });
});
