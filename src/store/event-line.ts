import { ACCOUNT_STATUSES } from '../model/events.ts';
import { formatInstant } from '../model/instant.ts';
import type { EventTable } from './schema.ts';
import { EVENT_TYPES } from './event-facts.ts';

/** Types of event that only refer to people: what they say waits until somebody is known. */
export const REFERRING_TYPES = ['interest', 'status', 'tie'] as const;

/** A row of a type that only refers to people, with these by id. */
export interface ReferringRow extends Pick<EventTable, 'type' | 'at' | 'code' | 'weight' | 'text'> {
  personId: string;
  otherId: string | null;
}

/** Writes such a row as the line of an event file that it came from, or one that means the same. */
export function lineOfReference(row: ReferringRow): string {
  const type = EVENT_TYPES[row.type] as (typeof REFERRING_TYPES)[number];
  const person = row.personId;
  switch (type) {
    case 'interest':
      return JSON.stringify({ type, person, term: row.text, weight: row.weight });
    case 'status': {
      const status = ACCOUNT_STATUSES[row.code!];
      return JSON.stringify({ type, person, at: formatInstant(row.at!), status });
    }
    case 'tie':
      return JSON.stringify({ type, from: person, to: row.otherId });
  }
}
