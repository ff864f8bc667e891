import type { AudienceLog } from '../../model/audience-log.ts';
import { ENGAGEMENT_KINDS, type EngagementEvent } from '../../model/events.ts';

/** Returns a function that tests whether the log has an engagement, whatever its time. */
export function knownEngagements({
  engagements,
  people,
  posts,
}: AudienceLog): (engagement: Omit<EngagementEvent, 'at'>) => boolean {
  const known = new Set(
    Array.from(engagements.person, (person, i) =>
      keyOf(
        people.ids[person]!,
        posts[engagements.post[i]!]?.id,
        ENGAGEMENT_KINDS[engagements.kind[i]!]!,
      ),
    ),
  );
  return ({ person, post, kind }) => known.has(keyOf(person, post, kind));
}

function keyOf(person: string, post: string | undefined, kind: string): string {
  return `${kind} ${person} ${post ?? ''}`;
}
