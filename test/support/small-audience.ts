import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';
import { simulateAudience } from '../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../src/stats/random.ts';

type Event = Record<string, unknown> & { type: string };

export interface AudienceOptions {
  owner?: { id: string; handle: string };
  followers?: number;
  days?: number;
  /** What to make of each event before it is written down. */
  alter?: (event: Event) => Event;
}

/**
 * An event file about some hundred simulated people over three months: enough for every page to
 * have something to show.
 */
export function smallAudience(
  folder: string,
  {
    owner = { id: '42', handle: 'robin' },
    followers = 300,
    days = 90,
    alter = (event) => event,
  }: AudienceOptions = {},
): string {
  const settings = { ...SIMULATION_DEFAULTS, followers, days, labelPosts: true };
  const { events } = simulateAudience(settings, seededRandom(5));
  const lines = Array.from(events, (simulated) => {
    const event = simulated as unknown as Event;
    if (event.type !== 'account') return JSON.stringify(alter(event));
    return JSON.stringify({ ...event, ...owner, name: `${owner.handle} (simulated)` });
  });
  const file = join(folder, `${owner.handle}.ndjson`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
