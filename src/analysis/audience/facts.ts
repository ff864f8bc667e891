/** When an event happened: after one moment, and at the other at the latest. */
export interface EventTime {
  after: number;
  before: number;
}

/** Somebody started to follow. */
export interface FollowFact extends EventTime {
  kind: 'follow';
}

/** Somebody stopped following. */
export interface UnfollowFact extends EventTime {
  kind: 'unfollow';
  /** Position in `DEPARTURE_REASONS`. */
  reason: number;
}

/** Somebody was in consecutive snapshots; `first` and `last` as in `Sightings`. */
export interface PresentFact {
  kind: 'present';
  first: number;
  last: number;
  /** They are at an old place in the list, so they followed long before. */
  deep?: boolean;
}

/** Somebody was missing from consecutive believed snapshots. */
export interface AbsentFact {
  kind: 'absent';
  first: number;
  last: number;
  snapshots: number;
}

/** One thing known about whether a person follows, from an event or from snapshots. */
export type Fact = FollowFact | UnfollowFact | PresentFact | AbsentFact;

/** At one moment events come before the snapshots that show their outcome. */
const ORDER = { follow: 0, unfollow: 1, present: 2, absent: 3 } as const;

/** Sorts facts in place by the moment from which they count. */
export function sortFacts(facts: Fact[]): void {
  facts.sort((a, b) => moment(a) - moment(b) || ORDER[a.kind] - ORDER[b.kind]);
}

/** An event counts from the latest moment at which it can have happened. */
function moment(fact: Fact): number {
  return fact.kind === 'follow' || fact.kind === 'unfollow' ? fact.before : fact.first;
}
