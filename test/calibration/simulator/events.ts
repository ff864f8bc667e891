import type { Random } from '../../../src/stats/random.ts';
import { between, chance, exponential, poisson } from './draws.ts';
import type { Person, Spell } from './lives.ts';
import type { Profile } from './people.ts';
import type { PlannedPost } from './posts.ts';
import type { PlannedSnapshot } from './snapshots.ts';
import type { WorldPlan } from './world-plan.ts';

export interface Lived {
  plan: WorldPlan;
  posts: readonly PlannedPost[];
  people: readonly Person[];
  profiles: readonly Profile[];
  snapshots: readonly PlannedSnapshot[];
}

export const START = Date.UTC(2025, 0, 6);

export function instant(day: number): string {
  return new Date(START + Math.round(day * 86_400) * 1000).toISOString();
}

export function personId(who: number): string {
  // Of one length, so that the order of the ids is that of the numbers and not of the groups.
  return `p${String(who).padStart(7, '0')}`;
}

/** All that is to be known of a world, as lines of an event file. */
export function* eventsOf(lived: Lived, random: Random): Generator<object> {
  const { plan, people, snapshots } = lived;
  yield { type: 'account', id: 'owner', platform: 'other' };
  yield* postsOf(lived);
  for (const [who, profile] of lived.profiles.entries())
    yield* profileEvents(who, profile, people[who]);
  for (const [who, person] of people.entries()) {
    const id = personId(who);
    if (person.followedBack < plan.days) {
      // Of the old ties nobody knows since when.
      const at = person.followedBack < 0 ? {} : { at: instant(person.followedBack) };
      yield { type: 'following', person: id, ...at };
    }
    for (const spell of person.spells) {
      if (plan.watch === 'exact') yield* exactEvents(id, spell, plan, random);
      else if (plan.toldWhy) yield* lookUp(id, spell, plan.days, random);
    }
    yield* engagements(lived, who, random);
  }
  for (const plannedSnapshot of snapshots) yield snapshot(plannedSnapshot, people);
  yield* ties(lived, random);
}

export function* postsOf({ plan, posts }: Pick<Lived, 'plan' | 'posts'>): Generator<object> {
  for (const [p, post] of posts.entries()) {
    yield {
      type: 'post',
      id: `post${p}`,
      at: instant(post.at),
      kind: post.isReply ? 'reply' : 'original',
      text: post.topics.map((topic) => plan.topics[topic].label).join(' and '),
      topics: post.topics.map((topic) => plan.topics[topic].label),
    };
  }
}

function* profileEvents(who: number, profile: Profile, person: Person): Generator<object> {
  const { counts, words, inBio, asking } = profile;
  if (counts !== undefined || inBio || asking !== undefined) {
    const createdAt = instant(Math.min(person.spells[0].follow, 0) - 30 - (who % 900));
    const said = [...(inBio ? words : []), ...(asking === undefined ? [] : [asking])];
    const bio = inBio || asking !== undefined ? { bio: said.join(', ') } : {};
    yield { type: 'person', id: personId(who), createdAt, ...bio, ...counts };
  }
  if (!inBio) for (const term of words) yield { type: 'interest', person: personId(who), term };
}

function* exactEvents(
  person: string,
  spell: Spell,
  plan: WorldPlan,
  random: Random,
): Generator<object> {
  yield spell.follow < 0
    ? { type: 'follow', person, before: instant(0) }
    : { type: 'follow', person, at: instant(spell.follow) };
  if (spell.leave === Infinity) return;
  const reason = spell.why === 'purged' ? 'suspended' : spell.why;
  const isBlock = reason === 'unfollowed' && chance(random, 0.03);
  const told = plan.toldWhy ? { reason: isBlock ? 'blocked' : reason } : {};
  yield { type: 'unfollow', person, at: instant(spell.leave), ...told };
}

/** Most of those who disappear are looked up some days later. */
function* lookUp(person: string, spell: Spell, days: number, random: Random): Generator<object> {
  const at = spell.leave + between(random, 0.5, 2) + 7;
  if (at >= days || !chance(random, 0.8)) return;
  const status = {
    unfollowed: 'active',
    suspended: 'suspended',
    deleted: 'deleted',
    purged: 'suspended',
  };
  yield { type: 'status', person, at: instant(at), status: status[spell.why] };
}

function snapshot({ at, fault, absent }: PlannedSnapshot, people: readonly Person[]): object {
  const there: { who: number; follow: number }[] = [];
  for (const [who, { spells }] of people.entries()) {
    if (absent.has(who)) continue;
    const spell = spells.find(({ follow, leave }) => follow <= at && at < leave);
    if (spell !== undefined) there.push({ who, follow: spell.follow });
  }
  there.sort((a, b) => b.follow - a.follow);
  const part = { none: 1, half: 0.5, broken: 0.7, empty: 0 }[fault];
  return {
    type: 'snapshot',
    at: instant(at),
    complete: fault !== 'broken',
    ordered: true,
    followers: there.slice(0, Math.ceil(there.length * part)).map(({ who }) => personId(who)),
  };
}

/** Engagements a day of a follower; collectors hardly ever look. */
const ENGAGING = 0.01;
const COLLECTOR_ENGAGING = 0.002;
const MOST_ENGAGEMENTS = 60_000;

function* engagements(
  { plan, posts, people }: Lived,
  who: number,
  random: Random,
): Generator<object> {
  const { group, spells } = people[who];
  const onlyTopic = plan.groups[group]?.onlyTopic;
  const sparing = Math.min(1, MOST_ENGAGEMENTS / (people.length * plan.days * ENGAGING));
  const hazard = (group < 0 ? COLLECTOR_ENGAGING : ENGAGING) * sparing;
  for (const { follow, leave } of spells) {
    const end = Math.min(leave, plan.days);
    for (
      let at = Math.max(0, follow) + exponential(random) / hazard;
      at < end;
      at += exponential(random) / hazard
    ) {
      const p = lastPostBefore(posts, at);
      if (p < 0 || (onlyTopic !== undefined && !posts[p].topics.includes(onlyTopic))) continue;
      yield {
        type: 'engagement',
        person: personId(who),
        post: `post${p}`,
        kind: 'like',
        at: instant(at),
      };
    }
  }
}

function lastPostBefore(posts: readonly PlannedPost[], at: number): number {
  let low = 0;
  let high = posts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (posts[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Most ties are within groups. */
function* ties({ plan, people }: Lived, random: Random): Generator<object> {
  if (plan.ties === 0) return;
  const members = plan.groups.map((_, g) =>
    [...people.keys()].filter((who) => people[who].group === g),
  );
  for (const [who, { group }] of people.entries()) {
    if (group < 0) continue;
    for (let n = poisson(random, plan.ties); n > 0; n--) {
      const friends = chance(random, 0.7)
        ? members[group]
        : members[Math.floor(random() * members.length)];
      const other = friends[Math.floor(random() * friends.length)];
      if (other !== undefined && other !== who)
        yield { type: 'tie', from: personId(who), to: personId(other) };
    }
  }
}
