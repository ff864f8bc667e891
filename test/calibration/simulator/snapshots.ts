import type { Random } from '../../../src/stats/random.ts';
import { between, chance } from './draws.ts';
import type { Person } from './lives.ts';
import type { WorldPlan } from './world-plan.ts';

/** One reading of the follower list. */
export interface PlannedSnapshot {
  /** Days since watching began. */
  at: number;
  /** `half` and `empty` claim to be complete; `broken` says that it is not. */
  fault: 'none' | 'half' | 'empty' | 'broken';
  /** People left out by mistake. */
  absent: Set<number>;
}

const FAULTS = ['half', 'empty', 'broken'] as const;

export function planSnapshots(
  plan: WorldPlan,
  people: readonly Person[],
  random: Random,
): PlannedSnapshot[] {
  if (plan.watch === 'exact') return [];
  const step = plan.watch === 'daily' ? 1 : 7;
  const snapshots: PlannedSnapshot[] = [];
  for (let due = 0; due < plan.days; due += step) {
    if (due > 0 && chance(random, plan.faults.missed)) continue;
    const isSpoilt = due > 2 * step && chance(random, plan.faults.spoilt);
    snapshots.push({
      at: due + between(random, 0.02, 0.2),
      fault: isSpoilt ? FAULTS[Math.floor(random() * FAULTS.length)] : 'none',
      absent: new Set(),
    });
  }
  for (let who = 0; who < people.length; who++) {
    if (!chance(random, plan.faults.absent)) continue;
    const snapshot = snapshots[Math.floor(random() * snapshots.length)];
    if (snapshot.fault === 'none') snapshot.absent.add(who);
  }
  return snapshots;
}

/**
 * Whether the sound snapshots show a spell's beginning and its end. As one missed snapshot is
 * nobody's departure, who comes back has left only where two snapshots missed them.
 */
export function seenEnds(
  spells: Person['spells'],
  s: number,
  snapshots: readonly PlannedSnapshot[],
): { follow: boolean; leave: boolean } {
  if (snapshots.length === 0)
    return { follow: spells[s].follow > 0, leave: spells[s].leave < Infinity };
  const sound = (from: number, to: number): number => {
    let count = 0;
    for (let r = firstFrom(snapshots, from); r < snapshots.length && snapshots[r].at < to; r++) {
      if (snapshots[r].fault === 'none') count++;
    }
    return count;
  };
  const { follow, leave } = spells[s];
  if (sound(follow, leave) === 0) return { follow: false, leave: false };
  const gapBefore = s === 0 ? Infinity : sound(spells[s - 1].leave, follow);
  const isFirstOfAll = s === 0 || sound(0, spells[s - 1].leave) === 0;
  const next = spells[s + 1]?.follow;
  const gapAfter = next === undefined ? 2 * sound(leave, Infinity) : sound(leave, next);
  return {
    follow: follow > snapshots[0].at && (isFirstOfAll || gapBefore >= 2),
    leave: leave < Infinity && gapAfter >= 2,
  };
}

function firstFrom(snapshots: readonly PlannedSnapshot[], at: number): number {
  let low = 0;
  let high = snapshots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (snapshots[middle].at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
