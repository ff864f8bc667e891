import type { AudienceEvent } from '../model/events.ts';
import { parseEvent } from '../model/parse-event.ts';
import type { SimulationSettings } from '../simulation/settings.ts';
import { simulateAudience } from '../simulation/simulate-audience.ts';
import { seededRandom } from '../stats/random.ts';

/** How large a simulated month is. */
export interface LiveSize {
  followers: number;
  days: number;
}

export const BEGINS = Date.UTC(2026, 2, 1);
export const SEED = 4;

/** The audience of `tribe simulate`, every time in it exact. */
export function eventsOfMonth({ followers, days }: LiveSize): AudienceEvent[] {
  const settings: SimulationSettings = {
    followers,
    days: days + 1,
    from: BEGINS,
    postsPerDay: 3,
    snapshots: 'none',
    labelPosts: false,
  };
  const { events } = simulateAudience(settings, seededRandom(SEED));
  return Array.from(events, (event) => {
    const parsed = parseEvent(event);
    if ('rejection' in parsed) throw new Error(parsed.rejection);
    return parsed.event;
  });
}
