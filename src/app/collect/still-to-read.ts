import { DAY } from '../../model/instant.ts';
import type { StillToRead } from '../../model/still-to-read.ts';
import { livePlatform } from '../../platforms/registry.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { collectSettings } from './collect-settings.ts';
import { readFollowersOf } from './followers/read-followers.ts';
import { knownFollowTimes } from './followers/read-follow-times.ts';
import { postsWorthReading } from './read-engagement.ts';
import { withInterestsRead } from './read-interests.ts';
import { countedFollowers } from './read-owner.ts';
import { isBefore, KIND, type SnapshotStage } from './snapshot-stages.ts';

/**
 * Returns what a snapshot that has begun and not ended has still to read, from what is stored about
 * it. `undefined`: there is none, or it stopped a day ago.
 */
export async function stillToRead(
  { collector: memory, log }: Pick<AccountStore, 'collector' | 'log'>,
  now: number,
): Promise<StillToRead | undefined> {
  const run = await memory.runs.open(KIND);
  if (run === undefined || now - run.startedAt >= DAY) return undefined;
  const settings = await collectSettings(memory);
  // Only what the adapter says about itself is used. Nothing is asked.
  const platform = await livePlatform(settings.platform).connect({});
  const isAhead = (stage: SnapshotStage): boolean => !isBefore(stage, run.stage);
  const listed = new Set((await log.lastSnapshot(Infinity))?.followers);
  const isListing = isAhead('followers');
  const all = (isListing ? await countedFollowers(memory) : undefined) ?? listed.size;
  const left = (known: number): number => Math.max(0, all - known);
  const isKnown = (person: string): boolean => isListing || listed.has(person);
  const count = (people: Iterable<string>): number => [...people].filter(isKnown).length;
  const posts = new Set<string>();
  let reactions = 0;
  if (isAhead('engagement') && isBefore('posts', run.stage)) {
    for (const kind of platform.engagement.reactions) {
      const worth = await postsWorthReading({ memory, platform, clock: { now: () => now } }, kind);
      for (const { id } of worth) posts.add(id);
      reactions += worth.length;
    }
  }
  const found = {
    followers: isListing ? left(await readFollowersOf(memory)) : 0,
    followTimes:
      platform.people.followTimes !== undefined && isAhead('follow times')
        ? left(count(await knownFollowTimes(memory)))
        : 0,
    reactions: posts.size,
    interests:
      platform.people.interests !== undefined && isAhead('interests')
        ? left(count(await withInterestsRead(memory)))
        : 0,
  };
  const requests = found.followTimes + reactions + found.interests;
  const { requestsASecond: pace } = platform;
  return { ...found, all, seconds: pace === undefined ? null : requests / pace };
}
