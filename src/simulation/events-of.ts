import type { Random } from '../stats/random.ts';
import { fork } from './draw.ts';
import { simulatedId } from './ids.ts';
import { engagementLines } from './lines/engagement-lines.ts';
import { exactLines } from './lines/exact-lines.ts';
import { interestLines } from './lines/interest-lines.ts';
import { ownFollowingLines } from './lines/own-following-lines.ts';
import { personLines } from './lines/person-lines.ts';
import { postLines } from './lines/post-lines.ts';
import { snapshotLines } from './lines/snapshot-lines.ts';
import { statusLines } from './lines/status-lines.ts';
import { tieLines } from './lines/tie-lines.ts';
import type { SimulatedAudience, SimulatedEvent } from './simulated-audience.ts';

const PARTS = [
  postLines,
  personLines,
  interestLines,
  tieLines,
  ownFollowingLines,
  exactLines,
  statusLines,
  engagementLines,
];

/** Yields the events of the world, type by type. */
export function* eventsOf(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  yield {
    type: 'account',
    id: simulatedId(0, 0),
    platform: 'x',
    handle: 'robin_brackenford',
    name: 'Robin Brackenford (simulated)',
  };
  // Each part has its own generator, seeded before any part runs. So more of one part does not
  // change the next.
  const parts = PARTS.map((lines) => ({ lines, random: fork(random)() }));
  for (const { lines, random } of parts) yield* lines(audience, random);
  yield* snapshotLines(audience);
}
