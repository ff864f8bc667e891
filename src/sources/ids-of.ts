import type { AudienceEvent } from '../model/events.ts';

/** Returns the ids of the people in an event. */
export function peopleOf(event: AudienceEvent): readonly string[] {
  switch (event.type) {
    case 'account':
    case 'post':
    case 'deletion':
      return [];
    case 'person':
      return [event.id];
    case 'snapshot':
      return event.followers;
    case 'tie':
      return [event.from, event.to];
    default:
      return [event.person];
  }
}

/** Returns the first id of a person that passes the test. Makes no list, because it runs for every event. */
export function personIn(event: AudienceEvent, isSo: (id: string) => boolean): string | undefined {
  if (!('person' in event)) return peopleOf(event).find(isSo);
  return isSo(event.person) ? event.person : undefined;
}

/** Returns the ids of the posts in an event. */
export function postsOf(event: AudienceEvent): readonly string[] {
  if (event.type === 'post') return [event.id];
  const isAbout = event.type === 'deletion' || event.type === 'engagement';
  return isAbout && event.post !== undefined ? [event.post] : [];
}
