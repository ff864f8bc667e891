import { DAY } from '../../../model/instant.ts';
import type { Doubt } from '../../../store/ports/collector-memory.ts';
import type { Finding } from './look-up.ts';

/** How long to wait after each unclear look-up of a person. After the last one we give up. */
const AGAIN_AFTER = [DAY, 3 * DAY, 7 * DAY];

/** Returns which doubts to keep, with the time of the next look-up, and which people to drop. */
export function nextDoubts(
  doubts: readonly Doubt[],
  findings: readonly Finding[],
  now: number,
): { keep: Doubt[]; drop: string[] } {
  const foundOf = new Map(findings.map(({ person, found }) => [person, found]));
  const keep: Doubt[] = [];
  const drop: string[] = [];
  for (const doubt of doubts) {
    const found = foundOf.get(doubt.person);
    const wait = AGAIN_AFTER[doubt.tries];
    if (found !== undefined && found !== 'unclear') drop.push(doubt.person);
    // We did not ask, so this was no try. We ask at the next opportunity.
    else if (found === undefined) keep.push({ ...doubt, due: now });
    else if (wait === undefined) drop.push(doubt.person);
    else keep.push({ ...doubt, due: now + wait, tries: doubt.tries + 1 });
  }
  return { keep, drop };
}
