import type {
  AudienceEvent,
  EngagementKind,
  FollowEvent,
  PersonEvent,
  PostEvent,
} from '../model/events.ts';
import { DAY } from '../model/instant.ts';

/** A person's profile on the fake X. Missing values are derived from the id. */
export type FakeProfile = Omit<PersonEvent, 'type' | 'at'>;

/** Somebody followed somebody, from one moment to another. */
export interface FollowSpell {
  person: string;
  from: number;
  /** Infinity if they still follow. */
  to: number;
}

/** The state of an account, from one moment to another. */
export interface AccountState {
  person: string;
  state: 'suspended' | 'deleted' | 'protected' | 'blocked';
  from: number;
  to: number;
}

export interface Reaction {
  person: string;
  post: string | undefined;
  kind: EngagementKind;
  at: number;
}

/** Everything that happens to one account on the fake X, with its times. */
export interface FakeWorld {
  owner: FakeProfile;
  profiles: Map<string, FakeProfile>;
  /** Newest first, in the order of X's list. */
  followers: FollowSpell[];
  following: FollowSpell[];
  states: AccountState[];
  /** Newest first. */
  posts: PostEvent[];
  reactions: Reaction[];
}

/**
 * Returns a world from events with exact times: who followed and left, when and why, with profiles,
 * posts and reactions. A `status` event sets the state of an account from then on.
 */
export function fakeWorld(events: Iterable<AudienceEvent>): FakeWorld {
  const world: FakeWorld = {
    owner: { id: '1' as PersonEvent['id'] },
    profiles: new Map(),
    followers: [],
    following: [],
    states: [],
    posts: [],
    reactions: [],
  };
  const open = new Map<string, FollowSpell>();
  const openFollowing = new Map<string, FollowSpell>();
  for (const event of inOrder(events)) addEvent(world, open, openFollowing, event);
  world.followers.sort(newest);
  world.following.sort(newest);
  world.posts.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  return world;
}

function addEvent(
  world: FakeWorld,
  open: Map<string, FollowSpell>,
  openFollowing: Map<string, FollowSpell>,
  event: AudienceEvent,
): void {
  switch (event.type) {
    case 'account':
      world.owner = {
        id: event.id as string as PersonEvent['id'],
        ...(event.handle !== undefined && { handle: event.handle }),
        ...(event.name !== undefined && { name: event.name }),
      };
      break;
    case 'person': {
      const { type: _, at: __, ...profile } = event;
      world.profiles.set(event.id, profile);
      break;
    }
    case 'follow':
      begin(world.followers, open, event.person, beganAt(event, world.followers.length));
      break;
    case 'unfollow':
      end(open, event.person, event.before);
      if (
        event.reason === 'suspended' ||
        event.reason === 'deleted' ||
        event.reason === 'blocked'
      ) {
        world.states.push({
          person: event.person,
          state: event.reason,
          from: event.before,
          to: Infinity,
        });
      }
      break;
    case 'following':
      begin(world.following, openFollowing, event.person, event.at ?? 0);
      break;
    case 'unfollowing':
      end(openFollowing, event.person, event.at ?? 0);
      break;
    case 'status': {
      const last = world.states.findLast(({ person }) => person === event.person);
      if (last !== undefined) last.to = Math.min(last.to, event.at);
      if (event.status === 'active') break;
      world.states.push({
        person: event.person,
        state: event.status,
        from: event.at,
        to: Infinity,
      });
      break;
    }
    case 'post':
      world.posts.push(event);
      break;
    case 'engagement':
      world.reactions.push({
        person: event.person,
        post: event.post,
        kind: event.kind,
        at: event.at,
      });
      break;
    case 'interest':
    case 'snapshot':
    case 'tie':
      break;
  }
}

/**
 * Returns the start of a follow. Follows without a known start began earlier, in the order of their
 * events.
 */
function beganAt({ after, before }: FollowEvent, earlier: number): number {
  return after === before ? before : before - DAY + earlier;
}

/** Sorts by time, newest first, then by id: the order of the keys in `paging.ts`. */
function newest(a: FollowSpell, b: FollowSpell): number {
  return b.from - a.from || (a.person < b.person ? -1 : 1);
}

function begin(
  spells: FollowSpell[],
  open: Map<string, FollowSpell>,
  person: string,
  from: number,
): void {
  if (open.has(person)) return;
  const spell = { person, from, to: Infinity };
  open.set(person, spell);
  spells.push(spell);
}

function end(open: Map<string, FollowSpell>, person: string, to: number): void {
  const spell = open.get(person);
  if (spell !== undefined) spell.to = to;
  open.delete(person);
}

/** Sorts events by time. Events without a time come first. */
function inOrder(events: Iterable<AudienceEvent>): AudienceEvent[] {
  return [...events]
    .map((event) => ({ event, at: timeOf(event) }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
}

function timeOf(event: AudienceEvent): number {
  if (event.type === 'follow' || event.type === 'unfollow') return event.before;
  if (event.type === 'person') return 0;
  return 'at' in event ? (event.at ?? 0) : 0;
}
