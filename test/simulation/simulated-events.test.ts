import { describe, expect, it } from 'vitest';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { runWorld } from './run-world.ts';

function bytesOf(seed: number): string {
  const settings = { ...SIMULATION_DEFAULTS, followers: 200, days: 60 };
  const { events, truth } = simulateAudience(settings, seededRandom(seed));
  const lines = Array.from(events, (event) => JSON.stringify(event));
  expect(Array.from(events, (event) => JSON.stringify(event))).toEqual(lines);
  return `${lines.join('\n')}\n${JSON.stringify(truth)}`;
}

describe('a simulated audience', () => {
  it('is the same for the same seed, and when its events are read again', () => {
    expect(bytesOf(5)).toBe(bytesOf(5));
    expect(bytesOf(5)).not.toBe(bytesOf(6));
  });

  it('has posts without topics by default', () => {
    const bare = runWorld({ followers: 50, days: 30, snapshots: 'none' }, 1).of('post');
    const labelled = runWorld(
      { followers: 50, days: 30, snapshots: 'none', labelPosts: true },
      1,
    ).of('post');
    expect(bare.length).toBeGreaterThan(50);
    expect(bare.every((post) => post.topics === undefined)).toBe(true);
    expect(labelled.map((post) => post.text)).toEqual(bare.map((post) => post.text));
    for (const post of labelled) {
      const total = post.topics!.reduce((sum, { weight }) => sum + weight, 0);
      expect(total).toBeCloseTo(1, 12);
    }
  });

  it('works for a single follower and a single day', () => {
    for (const snapshots of ['none', 'hourly', 'daily', 'weekly'] as const) {
      const world = runWorld({ followers: 1, days: 1, snapshots }, 1);
      expect(world.of('account')).toHaveLength(1);
    }
  });
});

describe('exactly known follows and unfollows', () => {
  const world = runWorld({ followers: 1500, snapshots: 'none' }, 11);
  const follows = new Map<string, number[]>();
  const leaves = new Map<string, number[]>();
  for (const { person, before } of world.of('follow')) {
    follows.set(person, [...(follows.get(person) ?? []), before]);
  }
  for (const { person, before } of world.of('unfollow')) {
    leaves.set(person, [...(leaves.get(person) ?? []), before]);
  }

  it('alternate for each person, beginning with a follow', () => {
    for (const [person, left] of leaves) {
      const came = follows.get(person)!;
      expect(came.length - left.length).toBeOneOf([0, 1]);
      left.forEach((at, n) => {
        expect(at).toBeGreaterThan(came[n]!);
        expect(came[n + 1] ?? Infinity).toBeGreaterThan(at);
      });
    }
  });

  it('are those of the truth', () => {
    const { truth } = world;
    const from = Date.parse(truth.settings.from);
    const came = world.of('follow').filter(({ after }) => after >= from);
    expect(came).toHaveLength(truth.follows.length);
    expect(world.of('unfollow')).toHaveLength(truth.departures.length);
    expect(world.of('follow').length - came.length).toBe(1500);
    expect(Object.keys(truth.groups)).toHaveLength(world.of('person').length);
  });

  it('contain every reaction between a follow and the next unfollow', () => {
    const postedAt = new Map(world.of('post').map(({ id, at }) => [id, at]));
    expect(world.of('engagement').length).toBeGreaterThan(1000);
    for (const { person, post, at } of world.of('engagement')) {
      expect(at).toBeGreaterThanOrEqual(postedAt.get(post!)!);
      const came = follows.get(person)!.findLastIndex((time) => time <= at);
      expect(came).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(leaves.get(person)?.[came] ?? Infinity);
    }
  });

  it('name only people with a profile, made before they followed', () => {
    const createdAt = new Map<string, number>(
      world.of('person').map((person) => [person.id, person.createdAt!]),
    );
    for (const [person, [first]] of follows) expect(createdAt.get(person)!).toBeLessThan(first!);
    for (const { from, to } of world.of('tie')) {
      expect(createdAt.has(from) && createdAt.has(to)).toBe(true);
    }
  });

  it('show follow churners coming and leaving within days', () => {
    const { followChurnerIds } = world.truth;
    expect(followChurnerIds.length).toBeGreaterThan(30);
    for (const person of followChurnerIds) {
      for (const [n, left] of (leaves.get(person) ?? []).entries()) {
        expect(left - follows.get(person)![n]!).toBeLessThan(7 * 86_400_000);
      }
    }
  });
});

describe('profiles of simulated people', () => {
  const world = runWorld({ followers: 3000, days: 30, snapshots: 'none' }, 2);

  it('vary: hundreds of words for a group, several languages, some empty bios', () => {
    const words = new Map<string, Set<string>>();
    for (const { id, bio } of world.of('person')) {
      const group = world.truth.groups[id]!;
      const seen = words.get(group) ?? new Set();
      for (const word of (bio ?? '').toLowerCase().match(/[\p{L}\p{N}#]+/gu) ?? []) seen.add(word);
      words.set(group, seen);
    }
    words.delete('followChurners');
    const few = [...words].filter(([, seen]) => seen.size < 200);
    expect(words.size).toBe(8);
    expect(few).toEqual([]);
    const people = world.of('person');
    const empty = people.filter(({ bio }) => bio === undefined).length / people.length;
    expect(empty).toBeGreaterThan(0.05);
    expect(empty).toBeLessThan(0.2);
    expect(new Set(people.map(({ lang }) => lang))).toEqual(
      new Set(['en', 'de', 'es', 'fr', 'pt', 'ja']),
    );
  });

  it('cannot be real accounts: handles longer than X allows, ids it has not reached', () => {
    for (const { id, handle } of world.of('person')) {
      expect(handle!.length).toBeGreaterThan(15);
      expect(BigInt(id)).toBeGreaterThanOrEqual(4_000_000_000_000_000_000n);
    }
  });
});
