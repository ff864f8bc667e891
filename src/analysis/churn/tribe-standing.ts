import type { AudienceLog } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import type { Audience } from '../audience/audience.ts';
import type { Tribes } from '../tribes/tribes.ts';
import { isByChoice } from './cells.ts';
import { followedBackSince } from './followed-back.ts';

/** How a community stands to the owner: whether it is a tribe, and what that rests on. */
export interface TribeStanding {
  /** Current followers in it. */
  size: number;
  /** Share of them who engaged with more than one of the owner's topics. */
  breadth: number;
  /** Share of them whom the owner follows too. */
  reciprocity: number;
  /** 0 to 1: mean of staying, breadth and reciprocity, each against the audience at large at 0.5. */
  likeMindedness: number;
  isTribe: boolean;
}

/** Fewer current followers than this are company, not yet a tribe. */
const SMALLEST_TRIBE = 5;

/**
 * Looks at each community by what makes a tribe: it stays through all that the owner posts (its
 * hazard of leaving by choice against everybody's), it engages with more than one topic, and it
 * shares both ways. Each part is scaled so that 0.5 is the audience at large. A part that nothing
 * is known of is left out; a tribe is only called one where at least one part besides staying is
 * known, and no known part is below the audience at large.
 *
 * @param engaged people x topics, see `engagedTopics`.
 * @param current for each person 1 where they follow now.
 * Time O(people + spells + engaged topics).
 */
export function tribeStandings(
  log: AudienceLog,
  audience: Audience,
  tribes: Tribes,
  engaged: SparseRows,
  current: Uint8Array,
): TribeStanding[] {
  const communities = tribes.communities.length;
  const everybody = communities;
  const size = new Float64Array(communities + 1);
  const broad = new Float64Array(communities + 1);
  const mutual = new Float64Array(communities + 1);
  const back = followedBackSince(log);
  for (let person = 0; person < log.people.count; person++) {
    if (current[person] === 0 || audience.churner[person] === 1) continue;
    for (const c of [tribes.community[person], everybody]) {
      if (c < 0) continue;
      size[c]++;
      if (engaged.start[person + 1] - engaged.start[person] > 1) broad[c]++;
      if (back[person] !== Infinity) mutual[c]++;
    }
  }
  const hazard = hazards(audience, tribes);
  return tribes.communities.map((_, c) => {
    const share = (counts: Float64Array, of: number): number =>
      size[of] > 0 ? counts[of] / size[of] : 0;
    const staying = hazard[everybody] > 0 ? 2 ** -(hazard[c] / hazard[everybody]) : undefined;
    const breadth = against(share(broad, c), share(broad, everybody));
    const reciprocity = against(share(mutual, c), share(mutual, everybody));
    const sharing = [breadth, reciprocity].filter((part) => part !== undefined);
    const parts = [...(staying === undefined ? [] : [staying]), ...sharing];
    return {
      size: size[c],
      breadth: share(broad, c),
      reciprocity: share(mutual, c),
      likeMindedness:
        parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) / parts.length : 0,
      isTribe:
        tribes.clear &&
        size[c] >= SMALLEST_TRIBE &&
        sharing.length > 0 &&
        parts.every((part) => part >= 0.5),
    };
  });
}

/** A share on a scale where the audience at large is 0.5; `undefined` where nobody has it. */
function against(own: number, all: number): number | undefined {
  return all > 0 ? own / (own + all) : undefined;
}

/** Departures by choice for each person-day, by community and, last, of everybody. */
function hazards(audience: Audience, tribes: Tribes): Float64Array {
  const { spells } = audience;
  const left = new Float64Array(tribes.communities.length + 1);
  const days = new Float64Array(tribes.communities.length + 1);
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.churner[person] === 1) continue;
    const until = Math.min(spells.leaveBefore[s], audience.to);
    const stay = Math.max(0, until - Math.max(audience.from, spells.followBefore[s])) / DAY;
    for (const c of [tribes.community[person], tribes.communities.length]) {
      if (c < 0) continue;
      days[c] += stay;
      if (isByChoice(audience, s)) left[c]++;
    }
  }
  return left.map((count, c) => (days[c] > 0 ? count / days[c] : 0));
}
