import type { FakeWorld, FollowSpell } from '../../src/fake-x/world.ts';
import { fakeWorld } from '../../src/fake-x/world.ts';
import type { AccountId, PersonId, PostId } from '../../src/model/ids.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { Instant } from '../../src/model/instant.ts';
import { DAY } from '../../src/model/instant.ts';
import type { Random } from '../../src/stats/random.ts';

export const BEGINS = Date.UTC(2026, 2, 1, 6);
export const DAYS = 30;
export const OWNER = '4000000000000000001' as AccountId;

/** Somebody who left stays away for so many days, as a single missed reading is taken back. */
const LEAST_ABSENCE = 6;

/** A small audience that comes and goes for a month; ids beyond 2^53. */
export function randomWorld(random: Random): FakeWorld {
  const events: AudienceEvent[] = [{ type: 'account', id: OWNER, platform: 'x', handle: 'owner' }];
  const between = (from: number, to: number): number => Math.floor(from + random() * (to - from));
  const end = BEGINS + (DAYS + 1) * DAY;
  const follow = (who: PersonId, at: number): void => {
    events.push({ type: 'follow', person: who, after: at, before: at });
    const durations = random() < 0.25 ? random() * DAYS * DAY : Infinity;
    const leaves = Math.floor(Math.max(at, BEGINS) + durations);
    if (leaves >= end) return;
    const reason = (['unfollowed', 'unfollowed', 'suspended', 'deleted', 'blocked'] as const)[
      between(0, 5)
    ]!;
    events.push({ type: 'unfollow', person: who, after: leaves, before: leaves, reason });
    const back = leaves + (LEAST_ABSENCE + random() * 10) * DAY;
    if (random() > 0.3 || back >= end) return;
    events.push({ type: 'status', person: who, at: Math.floor(back) as Instant, status: 'active' });
    follow(who, Math.floor(back) + 1);
  };
  const before = between(30, 110);
  for (let i = 0; i < before; i++) follow(person(i), BEGINS - between(DAY, 900 * DAY));
  for (let i = before; i < before + between(5, 40); i++) follow(person(i), between(BEGINS, end));
  for (let i = 0; i < between(2, 20); i++) {
    events.push({
      type: 'following',
      person: person(i),
      at: (BEGINS - between(DAY, 90 * DAY)) as Instant,
    });
  }
  for (let i = 0; i < between(3, 25); i++) {
    const at = between(BEGINS - 20 * DAY, end) as Instant;
    const id = String((BigInt(at - 1_288_834_974_657) << 22n) + BigInt(i)) as PostId;
    events.push({ type: 'post', id, at, text: `Post ${i} & more`, kind: 'original' });
    for (let j = 0; j < between(0, 4); j++) {
      const kind = (['like', 'repost', 'reply', 'quote'] as const)[between(0, 4)]!;
      events.push({
        type: 'engagement',
        person: person(between(0, before)),
        post: id,
        kind,
        at: (at + between(1000, DAY)) as Instant,
      });
    }
  }
  return fakeWorld(events);
}

function person(index: number): PersonId {
  return String(4_100_000_000_000_000_000n + BigInt(index) * 7919n) as PersonId;
}

/** Whether somebody follows at every moment from one to another, or at any. */
export function followed(
  spells: readonly FollowSpell[],
  who: string,
  from: number,
  to: number,
): 'all along' | 'at times' | 'never' {
  const theirs = spells.filter(({ person }) => person === who);
  if (theirs.some((spell) => spell.from <= from && spell.to > to)) return 'all along';
  return theirs.some((spell) => spell.from <= to && spell.to > from) ? 'at times' : 'never';
}
