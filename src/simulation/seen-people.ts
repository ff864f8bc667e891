import { FollowerLists } from './follower-lists.ts';
import type { Lives } from './lives.ts';
import type { PlannedSnapshot } from './snapshots.ts';
import { firstAtOrAfter } from './snapshots.ts';

/** Returns 1 for each person who is in any snapshot. Cost: O(spells log(snapshots)). */
export function seenPeople(snapshots: readonly PlannedSnapshot[], lives: Lives): Uint8Array {
  const seen = new Uint8Array(lives.people.group.length);
  const { person, follow, leave } = lives.spells;
  const whole = snapshots.filter(({ fault }) => fault === 'none' || fault === 'page lost');
  for (let spell = 0; spell < person.length; spell++) {
    const next = firstAtOrAfter(whole, follow[spell]!);
    if (next !== undefined && next.at < leave[spell]!) seen[person[spell]!] = 1;
  }
  const lists = new FollowerLists(lives);
  for (const snapshot of snapshots.filter(({ fault }) => fault === 'half')) {
    for (const who of lists.read(snapshot)) seen[who] = 1;
  }
  return seen;
}
