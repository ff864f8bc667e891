import { describe, expect, it } from 'vitest';
import type { SnapshotEvent } from '../../src/model/events.ts';
import { formatInstant } from '../../src/model/instant.ts';
import type { SimulationTruth } from '../../src/simulation/truth.ts';
import { runWorld } from './run-world.ts';

/** Who followed at a moment, by the truth alone. */
function followersAt(truth: SimulationTruth, moment: string): Set<string> {
  const changes = [
    ...truth.follows.map(({ person, at }) => ({ person, at, there: true })),
    ...truth.departures.map(({ person, at }) => ({ person, at, there: false })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const first = new Map<string, boolean>();
  for (const { person, there } of changes) if (!first.has(person)) first.set(person, there);
  const list = new Set(Object.keys(truth.groups).filter((person) => first.get(person) !== true));
  for (const { person, at, there } of changes) {
    if (at > moment) break;
    if (there) list.add(person);
    else list.delete(person);
  }
  return list;
}

function joined(snapshotsById: readonly SnapshotEvent[]): Map<string, SnapshotEvent[]> {
  const snapshots = new Map<string, SnapshotEvent[]>();
  for (const part of snapshotsById) {
    const at = formatInstant(part.at);
    snapshots.set(at, [...(snapshots.get(at) ?? []), part]);
  }
  return snapshots;
}

describe('daily snapshots', () => {
  const { truth, of } = runWorld({ followers: 1400, days: 200, snapshots: 'daily' }, 21);
  const snapshots = joined(of('snapshot'));
  const faults = new Map(truth.faultySnapshots.map(({ at, fault }) => [at, fault]));

  it('show exactly who followed, except for planned faults', () => {
    expect(snapshots.size).toBeGreaterThan(180);
    expect([...faults.values()].sort()).toEqual(['empty', 'half', 'page lost']);
    for (const [at, parts] of snapshots) {
      const list = parts.flatMap((part) => part.followers as string[]);
      expect(new Set(list).size).toBe(list.length);
      const expected = followersAt(truth, at);
      for (const { at: when, person } of truth.missingOnce)
        if (when === at) expected.delete(person);
      const extra = list.filter((person) => !expected.has(person));
      expect(extra).toEqual([]);
      expect(faults.has(at) || list.length === expected.size).toBe(true);
    }
  });

  /** Its parts, and the share of the followers they show. */
  const shownShare = (fault: string) => {
    const [at] = [...faults].find(([, name]) => name === fault)!;
    const parts = snapshots.get(at)!;
    expect(parts.every((part) => part.complete)).toBe(true);
    const shown = parts.reduce((sum, part) => sum + part.followers.length, 0);
    return { parts, share: shown / followersAt(truth, at).size };
  };

  it('have the planned faults', () => {
    expect(shownShare('empty').share).toBe(0);
    expect(shownShare('half').share).toBeCloseTo(0.5, 2);
    const { parts } = shownShare('page lost');
    expect(parts).toHaveLength(parts[0]!.parts! - 1);
  });

  it('list the newest follower first, in pages that add up', () => {
    const cameAt = new Map(truth.follows.map(({ person, at }) => [person, at]));
    for (const [at, parts] of snapshots) {
      if (faults.has(at)) continue;
      expect(parts.map((part) => part.part ?? 1)).toEqual(parts.map((_, n) => n + 1));
      const returned = new Set(
        truth.follows.filter(({ cause }) => /returned|churner/i.test(cause)).map((f) => f.person),
      );
      const times = parts
        .flatMap((part) => part.followers as string[])
        .filter((person) => !returned.has(person))
        .map((person) => cameAt.get(person) ?? '');
      expect(times).toEqual([...times].sort().reverse());
    }
  });

  it('miss a person who had not left in one snapshot only', () => {
    const times = [...snapshots.keys()].sort();
    expect(truth.missingOnce.length).toBeGreaterThan(5);
    for (const { at, person } of truth.missingOnce) {
      const place = times.indexOf(at);
      const shows = [place - 1, place, place + 1].map((n) =>
        snapshots.get(times[n]!)!.some((part) => (part.followers as string[]).includes(person)),
      );
      expect(shows).toEqual([true, false, true]);
    }
  });

  it('lose many at once on the day of the purge, some of them found suspended', () => {
    const [purge] = truth.massDepartures;
    const taken = truth.departures.filter(({ cause }) => cause === 'purge');
    expect(taken).toHaveLength(purge!.lost);
    expect(purge!.lost).toBeGreaterThan(25);
    const ids = new Set(taken.map(({ person }) => person));
    const lookedUp = of('status').filter(
      ({ person, at }) => ids.has(person) && at > Date.parse(purge!.after),
    );
    expect(lookedUp.length).toBeGreaterThan(purge!.lost / 2);
    expect(lookedUp.every(({ status }) => status === 'suspended')).toBe(true);
  });
});
