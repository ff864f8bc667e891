import type { EngagementEvent, EngagementKind } from '../../model/events.ts';
import type { PersonId, PostId } from '../../model/ids.ts';
import { parseInstant } from '../../model/instant.ts';
import type { XPost } from './map-post.ts';

/** The engagement of each kind of reference to the owner's posts. */
const KIND_OF_REFERENCE: Readonly<Record<string, EngagementKind>> = {
  replied_to: 'reply',
  quoted: 'quote',
};

/**
 * Returns how somebody's post engages with the owner's posts: it replies to one, quotes one, or
 * mentions the owner.
 *
 * @param isOwn returns whether a post is one of the owner's.
 */
export function engagementOfPost(
  post: XPost,
  isOwn: (post: string) => boolean,
): EngagementEvent | undefined {
  const at = parseInstant(post.created_at);
  if (post.author_id === undefined || at === undefined) return undefined;
  const person = post.author_id as PersonId;
  const reference = post.referenced_tweets?.find(
    ({ type, id }) => Object.hasOwn(KIND_OF_REFERENCE, type) && isOwn(id),
  );
  if (reference === undefined) return { type: 'engagement', person, kind: 'mention', at };
  const kind = KIND_OF_REFERENCE[reference.type]!;
  return { type: 'engagement', person, post: reference.id as PostId, kind, at };
}
