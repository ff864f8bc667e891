import type { AudienceLog, OccurrenceColumns } from '../../../src/model/audience-log.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import type { ListWorld } from './simulate-lists.ts';

/** X began to give people ids that hold a time about here. */
const IDS_HOLD_TIMES = Date.UTC(2016, 3, 1);
const CLOCK_BEGAN = 1_288_834_974_657;

/**
 * What an owner has of it. People are numbered as in the world.
 *
 * @param profiles whether profiles were read; else there are bare ids, as in an archive, which tell
 *   the age of newer accounts only.
 */
export function logOfLists(world: ListWorld, profiles: boolean): AudienceLog {
  const count = world.made.length;
  const none = new Int32Array(0);
  return {
    account: { id: idOf(world.since, count) as AccountId, platform: 'x' },
    people: {
      count,
      ids: Array.from(world.made, idOf),
      former: [],
      profiles: Array.from(world.made, (createdAt) => (profiles ? { createdAt } : undefined)),
    },
    posts: [],
    snapshots: world.snapshots.map(({ at, followers }) => ({
      at,
      complete: true,
      ordered: true,
      followers: Int32Array.from(followers),
    })),
    follows: { ...nothing(), via: none },
    brought: [],
    unfollows: { ...nothing(), reason: new Uint8Array(0) },
    statuses: { person: none, at: new Float64Array(0), status: new Uint8Array(0) },
    engagements: {
      person: none,
      post: none,
      kind: new Uint8Array(0),
      at: new Float64Array(0),
    },
    interests: { person: none, term: none, weight: new Float64Array(0), terms: [] },
    ownFollowing: { person: none, at: new Float64Array(0), began: new Uint8Array(0) },
    ties: { from: none, to: none },
    corrections: [],
    events: world.snapshots.length,
    digest: '',
    quarantined: 0,
  };
}

function idOf(made: number, number: number): string {
  if (made < IDS_HOLD_TIMES) return String(1_000_000 + number);
  return String((BigInt(Math.floor(made - CLOCK_BEGAN)) << 22n) + BigInt(number % 4_194_304));
}

function nothing(): OccurrenceColumns {
  return { person: new Int32Array(0), after: new Float64Array(0), before: new Float64Array(0) };
}
