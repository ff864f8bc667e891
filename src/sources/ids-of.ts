import type { AudienceEvent } from '../model/events.ts';

/** The ids of people in an event. */
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

/** The first person in an event whose id is so. Every event is asked: it makes no list for one id. */
export function personIn(event: AudienceEvent, isSo: (id: string) => boolean): string | undefined {
  if (!('person' in event)) return peopleOf(event).find(isSo);
  return isSo(event.person) ? event.person : undefined;
}

/** The ids of posts in an event. */
export function postsOf(event: AudienceEvent): readonly string[] {
  if (event.type === 'post') return [event.id];
  const isAbout = event.type === 'deletion' || event.type === 'engagement';
  return isAbout && event.post !== undefined ? [event.post] : [];
}
