import type { Snapshot } from '../../model/audience-log.ts';
import { type Arrival, type Arrivals, PlacesOfArrivals } from './arrivals.ts';
import type { SnapshotVerdict } from './snapshot-verdict.ts';
import { GrowableColumns } from './growable-columns.ts';

/**
 * Each person's runs of presence in and absence from the snapshots, in order. Reading a list may
 * take hours, and each page shows the time it was read. So `first` is the end of the first snapshot
 * of a run, by which the person had come or gone, and `last` is the start of the last one, after
 * which they left or came. In a run of one snapshot `last` may be the earlier of the two.
 */
export interface Sightings {
  /** Sorted by person, then time. */
  person: Int32Array;
  /**
   * 1: in every believed snapshot from `first` to `last`; 2: the same, and at an old position on
   * arrival; 0: in none of them.
   */
  present: Uint8Array;
  first: Float64Array;
  last: Float64Array;
  /** Believed snapshots in the run. */
  snapshots: Int32Array;
  arrivals: Arrivals;
}

/** A person present at an old position: the follow is older. */
export const AT_OLD_PLACE = 2;

/**
 * Turns lists into runs. Presence counts in any snapshot, absence only in believed ones. A person
 * who first appears after a believed snapshot has a run of absence that ends there.
 *
 * Cost: O(total length of the snapshots), memory O(people + changes).
 */
export function gatherSightings(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  people: number,
): Sightings {
  const out = new GrowableColumns(5);
  const believedAt: number[] = [];
  const believedSince: number[] = [];
  const runStart = new Float64Array(people).fill(Number.NaN);
  const present = new Uint8Array(people).fill(1);
  const places = new PlacesOfArrivals();
  const lastSeen = new Float64Array(people);
  /** Number of believed snapshots up to and including the last sighting. */
  const believedWhenSeen = new Int32Array(people);
  const believedWhenRunStarted = new Int32Array(people);

  const closeRun = (person: number): void => {
    const snapshotsInRun = believedWhenSeen[person] - believedWhenRunStarted[person];
    out.push(person, present[person], runStart[person], lastSeen[person], snapshotsInRun);
  };
  const absence = (person: number, fromBelieved: number, toBelieved: number): void => {
    out.push(
      person,
      0,
      believedAt[fromBelieved],
      believedSince[toBelieved - 1],
      toBelieved - fromBelieved,
    );
  };

  for (const [i, snapshot] of snapshots.entries()) {
    const before = believedAt.length;
    const since = snapshot.began ?? snapshot.at;
    if (verdicts[i].believed) {
      believedAt.push(snapshot.at);
      believedSince.push(since);
    }
    const now = believedAt.length;
    const asksForPlaces = before > 0 && snapshot.ordered && verdicts[i].believed;
    const arrivals: Arrival[] = [];
    for (let place = 0; place < snapshot.followers.length; place++) {
      const person = snapshot.followers[place];
      const isNew = Number.isNaN(runStart[person]);
      if (isNew || believedWhenSeen[person] < before) {
        if (isNew) {
          if (before > 0) absence(person, 0, before);
        } else {
          closeRun(person);
          absence(person, believedWhenSeen[person], before);
        }
        runStart[person] = snapshot.at;
        present[person] = 1;
        if (asksForPlaces) arrivals.push({ person, place, isNew });
        believedWhenRunStarted[person] = before;
      }
      lastSeen[person] = since;
      believedWhenSeen[person] = now;
    }
    for (const person of places.look(arrivals, snapshot.followers.length))
      present[person] = AT_OLD_PLACE;
  }
  const all = believedAt.length;
  for (let person = 0; person < people; person++) {
    if (Number.isNaN(runStart[person])) continue;
    closeRun(person);
    if (believedWhenSeen[person] < all) absence(person, believedWhenSeen[person], all);
  }
  return { ...sortByPerson(out, people), arrivals: places.sum() };
}

/** Stable counting sort: the runs of a person are already in time order. */
function sortByPerson(runs: GrowableColumns, people: number): Omit<Sightings, 'arrivals'> {
  const person = runs.column(0);
  const start = new Int32Array(people + 1);
  for (const p of person) start[p + 1]++;
  for (let p = 0; p < people; p++) start[p + 1] += start[p];
  const order = new Int32Array(person.length);
  for (let e = 0; e < person.length; e++) order[start[person[e]]++] = e;
  const pick = (column: Float64Array): Float64Array => {
    const picked = new Float64Array(order.length);
    for (let e = 0; e < order.length; e++) picked[e] = column[order[e]];
    return picked;
  };
  return {
    person: Int32Array.from(pick(person)),
    present: Uint8Array.from(pick(runs.column(1))),
    first: pick(runs.column(2)),
    last: pick(runs.column(3)),
    snapshots: Int32Array.from(pick(runs.column(4))),
  };
}
