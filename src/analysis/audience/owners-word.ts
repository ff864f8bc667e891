import type { AudienceLog } from '../../model/audience-log.ts';
import { numberOf } from './number-of.ts';

/** What the owner says of readings and people; it stands, whatever the analysis would have made of them. */
export interface OwnersWord {
  /** By the time of the reading: whether it is to be believed. */
  readings: ReadonlyMap<number, boolean>;
  /** By number of the person: whether they are a follow-churner. */
  churners: ReadonlyMap<number, boolean>;
}

/** What is said of people who are not known is passed over. Time O(decisions x log people). */
export function ownersWord({
  decisions,
  people,
}: Pick<AudienceLog, 'decisions' | 'people'>): OwnersWord {
  const readings = new Map<number, boolean>();
  const churners = new Map<number, boolean>();
  for (const said of decisions) {
    if (said.kind === 'reading') readings.set(said.at, said.believed);
    if (said.kind !== 'churner') continue;
    const person = numberOf(people.ids, said.person);
    if (person >= 0) churners.set(person, said.churner);
  }
  return { readings, churners };
}
