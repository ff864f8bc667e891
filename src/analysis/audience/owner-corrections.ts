import type { AudienceLog } from '../../model/audience-log.ts';
import { numberOf } from './number-of.ts';

/** The owner's corrections of snapshots and people. They override the analysis. */
export interface OwnerCorrections {
  /** By the time of the snapshot: whether to believe it. */
  snapshots: ReadonlyMap<number, boolean>;
  /** By number of the person: whether they are a follow churner. */
  followChurners: ReadonlyMap<number, boolean>;
}

/**
 * Returns the corrections by time and person. Corrections of unknown people are ignored. Cost:
 * O(corrections x log people).
 */
export function ownerCorrections({
  corrections,
  people,
}: Pick<AudienceLog, 'corrections' | 'people'>): OwnerCorrections {
  const snapshots = new Map<number, boolean>();
  const followChurners = new Map<number, boolean>();
  for (const said of corrections) {
    if (said.kind === 'snapshot') snapshots.set(said.at, said.believed);
    if (said.kind !== 'follow-churner') continue;
    const person = numberOf(people.ids, said.person);
    if (person >= 0) followChurners.set(person, said.followChurner);
  }
  return { snapshots, followChurners };
}
