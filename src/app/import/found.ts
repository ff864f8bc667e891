import type { AudienceEvent } from '../../model/events.ts';

/** What a file contains, new or known. */
export interface Found {
  posts: number;
  /** Deleted posts. */
  deletions: number;
  /** People whom the owner follows. */
  following: number;
  /** The last snapshot of the follower list. */
  snapshot?: { at: number; followers: number; complete: boolean };
}

export function nothingFound(): Found {
  return { posts: 0, deletions: 0, following: 0 };
}

/** Counts posts, deletions and people, each once, and finds the last snapshot. */
export class FoundCounter {
  readonly #posts = new Set<string>();
  readonly #deletions = new Set<string>();
  readonly #following = new Set<string>();
  #snapshot: Found['snapshot'];
  #part: string | undefined;

  add(events: Iterable<{ event: AudienceEvent }>): void {
    for (const { event } of events) {
      if (event.type === 'post') this.#posts.add(event.id);
      else if (event.type === 'deletion') this.#deletions.add(event.post);
      else if (event.type === 'following') this.#following.add(event.person);
      else if (event.type === 'snapshot' && event.at >= (this.#snapshot?.at ?? -Infinity)) {
        const { at, complete, followers, id } = event;
        // A long list is several events.
        const before = id !== undefined && id === this.#part ? this.#snapshot : undefined;
        this.#part = id;
        this.#snapshot = {
          at,
          followers: (before?.followers ?? 0) + new Set(followers).size,
          complete: complete && (before?.complete ?? true),
        };
      }
    }
  }

  found(): Found {
    return {
      posts: this.#posts.size,
      deletions: this.#deletions.size,
      following: this.#following.size,
      ...(this.#snapshot !== undefined && { snapshot: this.#snapshot }),
    };
  }
}
