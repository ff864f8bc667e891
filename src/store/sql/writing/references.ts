import { ACCOUNT_STATUSES } from '../../../model/events.ts';
import type { InterestEvent, StatusEvent, TieEvent } from '../../../model/events.ts';
import type { PersonId } from '../../../model/ids.ts';
import type { Instant } from '../../../model/instant.ts';
import { formatInstant } from '../../../model/instant.ts';
import { EVENT_TYPES } from '../../event-facts.ts';
import type { EventTable } from '../schema.ts';

type Reference = InterestEvent | StatusEvent | TieEvent;

/** A row of a type that only refers to people, with the ids of these people. */
export interface ReferringRow extends Pick<EventTable, 'type' | 'at' | 'code' | 'weight' | 'text'> {
  personId: string;
  otherId: string | null;
}

/** Returns the event in a row. */
export function referenceOf(row: ReferringRow): Reference {
  const type = EVENT_TYPES[row.type] as Reference['type'];
  const person = row.personId as PersonId;
  switch (type) {
    case 'interest':
      return { type, person, term: row.text!, weight: row.weight! };
    case 'status':
      return { type, person, at: row.at as Instant, status: ACCOUNT_STATUSES[row.code!]! };
    case 'tie':
      return { type, from: person, to: row.otherId as PersonId };
  }
}

/** Returns the line of an event file for an event: the original, or one with the same meaning. */
export function lineOf(event: Reference): string {
  const { type, ...said } = event;
  return JSON.stringify('at' in said ? { type, ...said, at: formatInstant(said.at) } : event);
}
