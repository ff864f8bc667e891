import type { AudienceLog } from '../../model/audience-log.ts';
import type { Audience } from './audience.ts';
import { findChurners } from './churners.ts';
import { followerSpells } from './follower-spells.ts';
import { judgeReadings } from './judge-readings.ts';
import { findPlatformEvents } from './platform-events.ts';
import { gatherSightings } from './sightings.ts';

/**
 * The audience over time: doubts the readings, joins them with the events into spells of
 * following, and sets apart what is no topic's doing.
 */
export function followAudience(log: AudienceLog): Audience {
  const people = log.people.count;
  const verdicts = judgeReadings(log.readings, people);
  const believed = Float64Array.from(
    log.readings.filter((_, i) => verdicts[i].believed),
    (r) => r.at,
  );
  const { from, to } = watchedTime(log);
  const sightings = gatherSightings(log.readings, verdicts, people);
  const { spells, retracted, returns } = followerSpells(log, sightings, believed, to);
  const postTimes = Float64Array.from(log.posts, ({ at }) => at);
  const platformEvents = findPlatformEvents(spells, believed, postTimes, from, to);
  const engaged = new Uint8Array(people);
  for (const person of log.engagements.person) engaged[person] = 1;
  const { churner, chance } = findChurners(spells, log.people, engaged, to);
  return {
    spells,
    from,
    to,
    churner,
    churnerChance: chance,
    watched: believed,
    platformEvents,
    heldReadings: log.readings.flatMap((reading, i) =>
      verdicts[i].believed ? [] : [{ at: reading.at, reason: verdicts[i].reason }],
    ),
    retracted,
    returns,
  };
}

/** From the first to the last moment at which anything is known of who follows. */
function watchedTime(log: AudienceLog): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  const include = (moment: number): void => {
    if (!Number.isFinite(moment)) return;
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  };
  for (const reading of log.readings) include(reading.at);
  // A follow's lower bound may be as old as the account itself: nobody was watching then.
  for (const before of log.follows.before) include(before);
  for (const after of log.unfollows.after) include(after);
  for (const before of log.unfollows.before) include(before);
  return to === -Infinity ? { from: Number.NaN, to: Number.NaN } : { from, to };
}
