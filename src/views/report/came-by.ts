import { DAY, formatInstant } from '../../model/instant.ts';
import type { ReportCommunity, TribeReport } from '../../model/report.ts';
import type { Audience } from '../../analysis/audience/audience.ts';

/** At most this many steps in the chart. */
const STEPS = 60;
const YEAR = 365 * DAY;

/** Between which times the followers at the end followed, as far as the data shows. */
export interface Arrivals {
  person: Int32Array;
  after: Float64Array;
  before: Float64Array;
  /** The end, ms. */
  to: number;
}

/**
 * @param current for each person, 1 if they follow at `to`.
 * @returns null if the order of the lists is unknown or not used. Cost: O(spells).
 */
export function arrivalsOf(audience: Audience, current: Uint8Array, to: number): Arrivals | null {
  const { spells, inferred, order } = audience;
  if (order.sound.length === 0) return null;
  const rows: number[] = [];
  for (let s = 0; s < spells.count; s++) {
    const began = spells.followAfter[s] === -Infinity || spells.followBefore[s] <= to;
    if (current[spells.person[s]] === 1 && began && spells.leaveBefore[s] > to) rows.push(s);
  }
  return {
    person: Int32Array.from(rows, (s) => spells.person[s]),
    after: Float64Array.from(rows, (s) => Math.max(spells.followAfter[s], inferred.after[s])),
    before: Float64Array.from(rows, (s) =>
      Math.min(to, spells.followBefore[s], inferred.before[s]),
    ),
    to,
  };
}

/** How many followers at the end had followed by each of some even steps: at least and at most. */
export function cameBy({ after, before, to }: Arrivals): TribeReport['audience']['cameBy'] {
  const from = after.reduce(
    (first, time) => (time > -Infinity ? Math.min(first, time) : first),
    to,
  );
  if (!(from < to)) return [];
  const certain = new Int32Array(STEPS);
  const possible = new Int32Array(STEPS);
  const stepOf = (time: number): number =>
    Math.min(STEPS - 1, Math.max(0, Math.ceil(((time - from) / (to - from)) * STEPS) - 1));
  for (let i = 0; i < after.length; i++) {
    certain[stepOf(before[i])]++;
    // Somebody who followed after the end of a step cannot have followed by then.
    possible[after[i] === -Infinity ? 0 : stepOf(after[i])]++;
  }
  let [least, most] = [0, 0];
  return Array.from(certain, (count, step) => {
    least += count;
    most += possible[step];
    const at = Math.round(from + ((to - from) * (step + 1)) / STEPS);
    return { at: formatInstant(at), least, most };
  });
}

/** How many people of a group followed within the last year before the end: at least and at most. */
export function cameWithinYear(
  { person, after, before, to }: Arrivals,
  isMember: (person: number) => boolean,
): NonNullable<ReportCommunity['cameWithinYear']> {
  let [least, most] = [0, 0];
  for (const [i, who] of person.entries()) {
    if (!isMember(who)) continue;
    if (after[i] >= to - YEAR) least++;
    if (before[i] > to - YEAR) most++;
  }
  return { least, most };
}
