import type { AudienceEvent } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import { writeNumberOf } from '../../render/wording/numbers.ts';

export const EVENT_COLUMNS = ['Event', 'Date', 'About'];

const LONGEST = 80;

/** Returns an event as a row of a preview. */
export function eventRow({ event }: { event: AudienceEvent }): string[] {
  const about = aboutOf(event);
  const cut = about.length > LONGEST ? `${about.slice(0, LONGEST - 1).toWellFormed()}…` : about;
  return [event.type, dayOf(event), cut];
}

function dayOf(event: AudienceEvent): string {
  const at = 'before' in event ? event.before : 'at' in event ? event.at : undefined;
  return at === undefined || !Number.isFinite(at) ? '' : formatInstant(at).slice(0, 10);
}

function aboutOf(event: AudienceEvent): string {
  switch (event.type) {
    case 'account':
      return event.handle === undefined ? event.id : `@${event.handle}`;
    case 'post':
      return event.text;
    case 'deletion':
      return event.post;
    case 'snapshot':
      return writeNumberOf(event.followers.length, 'follower', 'followers');
    case 'person':
      return event.handle === undefined ? event.id : `@${event.handle}`;
    case 'tie':
      return event.from;
    default:
      return event.person;
  }
}
