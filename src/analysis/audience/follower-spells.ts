import type { AudienceLog, OccurrenceColumns } from '../../model/audience-log.ts';
import { ACCOUNT_STATUSES, DEPARTURE_REASONS } from '../../model/events.ts';
import type { Audience } from './audience.ts';
import { GrowableColumns } from './growable-columns.ts';
import type { Fact } from './facts.ts';
import { reconcile } from './person-timeline.ts';
import { AT_OLD_PLACE, type Sightings } from './sightings.ts';
import { type Spell, UNKNOWN_REASON } from './spell.ts';

/**
 * Joins snapshots and events into follower spells, person by person.
 *
 * @param isOrdered whether positions in the lists are believed.
 * @param to the end of observation, ms.
 * Cost: O(people + sightings + events), and sorting each person's facts.
 */
export function followerSpells(
  log: AudienceLog,
  sightings: Sightings,
  isOrdered: boolean,
  snapshotTimes: Float64Array,
  to: number,
): Pick<Audience, 'spells' | 'missedOnce' | 'reinstated'> {
  const out = new GrowableColumns(6);
  const missedOnce: number[] = [];
  const reinstated: number[] = [];
  let s = 0;
  let f = 0;
  let u = 0;
  let looked = 0;
  for (let person = 0; person < log.people.count; person++) {
    const facts: Fact[] = [];
    for (; sightings.person[s] === person; s++) facts.push(sighting(sightings, s, isOrdered));
    for (; log.follows.person[f] === person; f++)
      facts.push({ kind: 'follow', ...within(log.follows, f, to) });
    for (; log.unfollows.person[u] === person; u++) {
      facts.push({
        kind: 'unfollow',
        ...within(log.unfollows, u, to),
        reason: log.unfollows.reason[u],
      });
    }
    const firstStatus = looked;
    while (log.statuses.person[looked] === person) looked++;
    if (facts.length === 0) continue;
    const timeline = reconcile(facts, snapshotTimes, to);
    explain(timeline.spells, log.statuses, firstStatus, looked);
    missedOnce.push(...timeline.missedOnce);
    reinstated.push(...timeline.reinstated);
    for (const spell of timeline.spells) {
      out.push(
        person,
        spell.followAfter,
        spell.followBefore,
        spell.leaveAfter,
        spell.leaveBefore,
        spell.reason,
      );
    }
  }
  const person = Int32Array.from(out.column(0));
  return {
    missedOnce,
    reinstated,
    spells: {
      count: person.length,
      person,
      followAfter: out.column(1).slice(),
      followBefore: out.column(2).slice(),
      leaveAfter: out.column(3).slice(),
      leaveBefore: out.column(4).slice(),
      reason: Uint8Array.from(out.column(5)),
      massDeparture: new Int32Array(person.length).fill(-1),
    },
  };
}

function sighting(sightings: Sightings, s: number, isOrdered: boolean): Fact {
  const first = sightings.first[s];
  const last = sightings.last[s];
  const present = sightings.present[s];
  return present > 0
    ? { kind: 'present', first, last, deep: isOrdered && present === AT_OLD_PLACE }
    : { kind: 'absent', first, last, snapshots: sightings.snapshots[s] };
}

/** An event without a latest time happened by the end of observation. */
function within(
  events: OccurrenceColumns,
  e: number,
  to: number,
): { after: number; before: number } {
  const after = events.after[e];
  const before = events.before[e];
  return { after, before: before === Infinity ? Math.max(to, after) : before };
}

/**
 * The reason of a departure by the status found in a later look-up. People still active or
 * protected left by choice.
 */
const REASON_OF_STATUS = ACCOUNT_STATUSES.map((status) =>
  DEPARTURE_REASONS.indexOf(status === 'active' || status === 'protected' ? 'unfollowed' : status),
);

/** Fills in unknown reasons from the first look-up after the person was last seen. */
function explain(
  spells: Spell[],
  statuses: AudienceLog['statuses'],
  first: number,
  end: number,
): void {
  for (const [i, spell] of spells.entries()) {
    if (spell.leaveBefore === Infinity || spell.reason !== UNKNOWN_REASON) continue;
    const next = spells[i + 1]?.followBefore ?? Infinity;
    for (let s = first; s < end; s++) {
      const at = statuses.at[s];
      if (at <= spell.leaveAfter && at < spell.leaveBefore) continue;
      if (at < next) spell.reason = REASON_OF_STATUS[statuses.status[s]];
      break;
    }
  }
}
