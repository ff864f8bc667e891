import { z } from 'zod';
import type { Activity } from '../../platforms/platform-activity.ts';
import type { Collector } from './collector.ts';
import { whileWriting } from './collector.ts';
import { Stopped } from './stopped.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const SEEN = 'activity-seen';
/** How many reports we remember, so that one that the platform sends again counts once. */
const REMEMBERED = 500;

/**
 * Returns a function that stores a report of the activity stream, and what it cost, unless we have
 * seen it. Call it for one report at a time.
 */
export function activityRecorder(
  c: Collector,
  onChange: (change: NonNullable<Activity['change']>) => void,
): (activity: Activity) => Promise<void> {
  const listening = { kind: 'activity', startedAt: c.clock.now() };
  let reports = 0;
  return async ({ id, events, change }) => {
    reports++;
    const text = await c.memory.settings.read(SEEN);
    const seen = z.array(z.string()).parse(JSON.parse(text ?? '[]'));
    if (seen.includes(id)) return;
    await payFor(c, id, c.clock.now());
    const located = eventsOf(events, reports);
    await whileWriting(c, (writing) => writeEvents(writing, listening, located));
    await c.memory.settings.keep(SEEN, JSON.stringify([...seen, id].slice(-REMEMBERED)));
    if (change !== undefined) onChange(change);
  };
}

async function payFor(c: Collector, id: string, at: number): Promise<void> {
  const reserved = await c.memory.spending.reserve({
    run: null,
    key: `activity ${id}`,
    at,
    resource: 'events',
    most: 1,
    unitPrice: c.prices.events,
    runCap: Infinity,
    monthCap: c.settings.monthCap,
  });
  if ('refused' in reserved) {
    throw new Stopped('cap', 'The next events would exceed your limit for a month.');
  }
  await c.memory.spending.settle({ reservation: reserved.reservation, at, ids: [id] });
}
