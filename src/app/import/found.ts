import type { AudienceEvent } from '../../model/events.ts';

/** What a file holds, new or known. */
export interface Found {
  posts: number;
  /** Posts that are gone. */
  deletions: number;
  /** Whom the owner follows. */
  following: number;
  /** The last reading of the follower list. */
  snapshot?: { at: number; followers: number; complete: boolean };
}

export function nothingFound(): Found {
  return { posts: 0, deletions: 0, following: 0 };
}

/** Adds what these events are. */
export function countFound(found: Found, events: Iterable<{ event: AudienceEvent }>): void {
  for (const { event } of events) {
    if (event.type === 'post') found.posts++;
    else if (event.type === 'deletion') found.deletions++;
    else if (event.type === 'following') found.following++;
    else if (event.type === 'snapshot' && event.at >= (found.snapshot?.at ?? -Infinity)) {
      const { at, complete, followers } = event;
      found.snapshot = { at, followers: followers.length, complete };
    }
  }
}
