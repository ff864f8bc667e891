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

/** Counts what events are; what is there twice counts once. */
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
        // A long list comes in parts.
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
