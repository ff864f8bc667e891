import type { AudienceLog } from '../../model/audience-log.ts';
import { numberOf } from './number-of.ts';

/** What the owner says of snapshots and people; it stands, whatever the analysis would have made of them. */
export interface OwnerCorrections {
  /** By the time of the snapshot: whether it is to be believed. */
  snapshots: ReadonlyMap<number, boolean>;
  /** By number of the person: whether they are a follow churner. */
  followChurners: ReadonlyMap<number, boolean>;
}

/** What is said of people who are not known is passed over. Time O(decisions x log people). */
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
