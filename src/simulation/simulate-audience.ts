import type { Random } from '../stats/random.ts';
import { attribute } from './attribution.ts';
import { fork } from './draw.ts';
import { eventsOf } from './events-of.ts';
import { exposureOf } from './exposure.ts';
import { simulatedId } from './ids.ts';
import { liveThrough } from './live-through.ts';
import type { Lives } from './lives.ts';
import { planPosts } from './plan-posts.ts';
import type { SimulatedProfile } from './profile.ts';
import { inventProfile } from './profile.ts';
import { planSnapshots } from './snapshots.ts';
import { seenPeople } from './seen-people.ts';
import type { SimulationSettings } from './settings.ts';
import type { SimulatedAudience, SimulatedEvent } from './simulated-audience.ts';
import type { SimulationTruth } from './truth.ts';
import { truthOf } from './truth.ts';

/**
 * Simulates an audience with known causes, in the world of `world.ts`. The events are generated
 * while they are read. Reading them again gives the same ones, and the truth is the same too. Time
 * and memory grow with the number of people. Engagements and snapshots are not stored.
 *
 * @param random the source of all randomness: the same generator gives the same world.
 */
export function simulateAudience(
  settings: SimulationSettings,
  random: Random,
): { events: Iterable<SimulatedEvent>; truth: SimulationTruth } {
  // Each part has its own generator, so that more people do not change the posts.
  const [forPosts, forLives, forSnapshots, forProfiles, forCauses, forEvents] = [
    fork(random),
    fork(random),
    fork(random),
    fork(random),
    fork(random),
    fork(random),
  ] as const;
  const posts = planPosts(settings, forPosts());
  const exposure = exposureOf(settings, posts);
  const lives = liveThrough(settings, exposure, forLives());
  const snapshots = planSnapshots(settings, lives, forSnapshots());
  const profiles = inventProfiles(lives, forProfiles());
  const audience: SimulatedAudience = {
    settings,
    posts,
    postIds: posts.map((post, index) => simulatedId(post.at, index)),
    lives,
    snapshots,
    profiles,
    ids: profiles.map((profile, person) => simulatedId(profile.createdAt, person)),
    known:
      settings.snapshots === 'none'
        ? new Uint8Array(profiles.length).fill(1)
        : seenPeople(snapshots, lives),
  };
  return {
    events: { [Symbol.iterator]: () => eventsOf(audience, forEvents()) },
    truth: truthOf(audience, attribute(settings, exposure, lives, forCauses())),
  };
}

function inventProfiles(lives: Lives, random: Random): SimulatedProfile[] {
  const firstFollow = new Map<number, number>();
  lives.spells.person.forEach((person, spell) => {
    if (!firstFollow.has(person)) firstFollow.set(person, lives.spells.follow[spell]!);
  });
  return lives.people.group.map((group, person) =>
    inventProfile(person, group, firstFollow.get(person)!, random),
  );
}
