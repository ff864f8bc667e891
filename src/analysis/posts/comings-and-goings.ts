import type { Audience } from '../audience/audience.ts';
import { isByChoice } from '../effects/design/by-choice.ts';
import { gainedSpells } from '../retention/gained-spells.ts';
import { countUpTo } from '../../stats/count-up-to.ts';
import type { Happenings } from './against-usual.ts';

/** The follows and the departures that a post may have caused. */
export interface ComingsAndGoings {
  /** Follows. Their rate is per day, whatever the number of followers. */
  came: Happenings;
  /** Departures. Their rate is per follower and day. */
  left: Happenings;
}

/**
 * Returns the times of follows and departures by choice, without follow churners and mass
 * departures. Each counts at the end of the interval in which it lies, as in the report.
 */
export function comingsAndGoings(audience: Audience): ComingsAndGoings {
  const { spells } = audience;
  const everyone = Array.from({ length: spells.count }, (_, s) => s);
  const begins = sorted(everyone.map((s) => beginOf(audience, s)));
  const ends = sorted(everyone.map((s) => spells.leaveBefore[s]));
  const followers = (moment: number): number => countUpTo(begins, moment) - countUpTo(ends, moment);
  const gained = Array.from(gainedSpells(audience), (s) => spells.followBefore[s]);
  const left = everyone.filter((s) => isByChoice(audience, s)).map((s) => spells.leaveBefore[s]);
  return {
    came: { at: sorted(gained), peopleAt: () => 1 },
    left: { at: sorted(left), peopleAt: followers },
  };
}

function beginOf({ spells }: Audience, s: number): number {
  return spells.followAfter[s] === -Infinity ? -Infinity : spells.followBefore[s];
}

function sorted(times: readonly number[]): Float64Array {
  return Float64Array.from(times).sort();
}
