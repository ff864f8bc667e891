/** When an event happened: in (after, before], or exactly if both are equal. */
export interface EventTime {
  after: number;
  before: number;
}

/** A person started to follow. */
export interface FollowFact extends EventTime {
  kind: 'follow';
}

/** A person stopped following. */
export interface UnfollowFact extends EventTime {
  kind: 'unfollow';
  /** Position in `DEPARTURE_REASONS`. */
  reason: number;
}

/** A person was in consecutive snapshots; `first` and `last` as in `Sightings`. */
export interface PresentFact {
  kind: 'present';
  first: number;
  last: number;
  /** The person has an old position in the list, so they followed long before. */
  deep?: boolean;
}

/** A person was missing from consecutive believed snapshots. */
export interface AbsentFact {
  kind: 'absent';
  first: number;
  last: number;
  snapshots: number;
}

/** An observation of whether a person follows, from an event or from snapshots. */
export type Fact = FollowFact | UnfollowFact | PresentFact | AbsentFact;

/** At equal times events come before the snapshots that show their result. */
const ORDER = { follow: 0, unfollow: 1, present: 2, absent: 3 } as const;

/** Sorts facts in place by the time from which they count. */
export function sortFacts(facts: Fact[]): void {
  facts.sort((a, b) => moment(a) - moment(b) || ORDER[a.kind] - ORDER[b.kind]);
}

/** An event counts from the latest time it can have happened. */
function moment(fact: Fact): number {
  return fact.kind === 'follow' || fact.kind === 'unfollow' ? fact.before : fact.first;
}
