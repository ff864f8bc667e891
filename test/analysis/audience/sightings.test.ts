import { expect, it } from 'vitest';
import { gatherSightings } from '../../../src/analysis/audience/sightings.ts';
import { BELIEVED } from '../../../src/analysis/audience/snapshot-verdict.ts';
import type { Snapshot } from '../../../src/model/audience-log.ts';

const snapshot = (began: number, at: number, ...followers: number[]): Snapshot => ({
  at,
  ...(began < at && { began }),
  complete: true,
  ordered: true,
  followers: Int32Array.from(followers),
});

it('a run of snapshots certainly lasts only until the start of the last one', () => {
  const snapshots = [
    snapshot(10, 15, 0),
    snapshot(20, 25, 0),
    snapshot(30, 35),
    snapshot(40, 40, 0, 1),
  ];
  const { person, present, first, last } = gatherSightings(
    snapshots,
    snapshots.map(() => BELIEVED),
    2,
  );
  const runs = Array.from(person, (who, i) => [who, present[i], first[i], last[i]]);
  expect(runs).toEqual([
    [0, 1, 15, 20],
    [0, 0, 35, 30],
    [0, 1, 40, 40],
    [1, 0, 15, 30],
    [1, 1, 40, 40],
  ]);
});
