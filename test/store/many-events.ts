import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountId, PersonId, PostId } from '../../src/model/ids.ts';
import type { Instant } from '../../src/model/instant.ts';

export const OWNER = 'owner' as AccountId;

/** As many different events about a hundred people; some refer to people named only at the end. */
export function manyEvents(count: number): AudienceEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const person = `p${i % 100}` as PersonId;
    const at = (1_700_000_000_000 + i) as Instant;
    if (i >= count - 100) return { type: 'follow', person, after: at, before: at };
    if (i % 7 === 0) return { type: 'interest', person, term: `term ${i}`, weight: 1 };
    if (i % 50 === 1) {
      return { type: 'interest', person: `nobody ${i}` as PersonId, term: 'tea', weight: 1 };
    }
    return { type: 'engagement', person, post: `${i % 9}` as PostId, kind: 'like', at };
  });
}
