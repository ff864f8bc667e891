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

/** The ids of posts in an event. */
export function postsOf(event: AudienceEvent): readonly string[] {
  if (event.type === 'post') return [event.id];
  const isAbout = event.type === 'deletion' || event.type === 'engagement';
  return isAbout && event.post !== undefined ? [event.post] : [];
}
