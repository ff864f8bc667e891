import { DAY } from '../../../model/instant.ts';
import { DEPARTURE_REASONS } from '../../../model/events.ts';
import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Audience } from '../../audience/audience.ts';
import { followedBackSince } from '../../communities/standing/followed-back.ts';
import { intervalAt, shareOut } from './intervals.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';

/**
 * People at risk and people who left, by interval and kind of follower. A kind is a community, a
 * bracket of tenure and whether the owner follows back. Only cells with anybody at risk stand here,
 * sorted by interval, then kind.
 */
export interface Cells {
  interval: Int32Array;
  /** 0..groups-1; the last group is everybody outside the communities that are told apart. */
  group: Uint16Array;
  /** Position in `TENURE_DAYS`; one past its end: not known, as of those who were there when watching began. */
  tenure: Uint8Array;
  mutual: Uint8Array;
  /** Person-days. */
  atRisk: Float64Array;
  /** Departures; fractions where one may lie in several intervals. */
  left: Float64Array;
  groups: number;
}

/** Upper ends of the brackets of tenure, in days. The young leave faster. */
const TENURE_DAYS = [3, 10, 30, 90, Infinity] as const;
export const TENURES = TENURE_DAYS.length + 1;
/** Where a follow is known no better than to this many days, tenure is taken as not known. */
const VAGUEST_START = 60;

const TOPICS_DOING = new Set(['unfollowed', 'blocked', 'unknown']);
const BY_CHOICE = Uint8Array.from(DEPARTURE_REASONS, (reason) =>
  TOPICS_DOING.has(reason) ? 1 : 0,
);

/** Whether a departure may be a topic's doing: not the platform's, and not a churner's. */
export function isByChoice(audience: Audience, spell: number): boolean {
  const { spells } = audience;
  return (
    spells.leaveBefore[spell] !== Infinity &&
    BY_CHOICE[spells.reason[spell]] === 1 &&
    spells.massDeparture[spell] < 0 &&
    audience.followChurner[spells.person[spell]] === 0
  );
}

/**
 * Fills the cells. Everybody counts as at risk from the middle of the interval they followed in to
 * the middle of the one they left in; follow-churners are left out altogether.
 *
 * @param groupOf for each person their group.
 * Time O(spells x tenure brackets + intervals x kinds).
 */
export function fillCells(
  log: AudienceLog,
  audience: Audience,
  grid: TimeGrid,
  groupOf: Uint16Array,
  groups: number,
): Cells {
  const intervals = intervalCount(grid);
  const kinds = groups * TENURES * 2;
  const days = new Float64Array(intervals * kinds);
  const whole = new Float64Array((intervals + 1) * kinds);
  const left = new Float64Array(intervals * kinds);
  const { spells } = audience;
  const followedBack = followedBackSince(log);

  const retention = (kind: number, from: number, to: number): void => {
    if (!(to > from)) return;
    const first = intervalAt(grid.bound, from);
    const last = intervalAt(grid.bound, to);
    if (first === last) {
      if (first >= 0 && first < intervals) days[first * kinds + kind] += (to - from) / DAY;
      return;
    }
    if (first >= 0) days[first * kinds + kind] += (grid.bound[first + 1] - from) / DAY;
    whole[Math.max(0, first + 1) * kinds + kind]++;
    whole[Math.min(last, intervals) * kinds + kind]--;
    if (last < intervals) days[last * kinds + kind] += (to - grid.bound[last]) / DAY;
  };

  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 1) continue;
    const began = middle(spells.followAfter[s], spells.followBefore[s]);
    const ended = middle(spells.leaveAfter[s], spells.leaveBefore[s]);
    const knownStart = spells.followBefore[s] - spells.followAfter[s] <= VAGUEST_START * DAY;
    const group = groupOf[person];
    const back = followedBack[person];
    const kindAt = (tenure: number, mutual: number): number =>
      (group * TENURES + tenure) * 2 + mutual;
    const stayAs = (tenure: number, from: number, to: number): void => {
      retention(kindAt(tenure, 0), from, Math.min(to, back));
      retention(kindAt(tenure, 1), Math.max(from, back), to);
    };
    let tenure = TENURES - 1;
    if (knownStart) {
      let from = began;
      for (tenure = 0; tenure < TENURE_DAYS.length; tenure++) {
        const to = began + TENURE_DAYS[tenure] * DAY;
        stayAs(tenure, from, Math.min(to, ended));
        if (ended <= to) break;
        from = to;
      }
    } else stayAs(tenure, Math.min(began, grid.bound[0]), ended);
    if (isByChoice(audience, s)) {
      const kind = kindAt(tenure, back < ended ? 1 : 0);
      shareOut(grid, spells.leaveAfter[s], spells.leaveBefore[s], (interval, share) => {
        left[interval * kinds + kind] += share;
      });
    }
  }
  return pack(grid, days, whole, left, intervals, kinds, groups);
}

function pack(
  grid: TimeGrid,
  days: Float64Array,
  whole: Float64Array,
  left: Float64Array,
  intervals: number,
  kinds: number,
  groups: number,
): Cells {
  const rows: number[] = [];
  const present = new Float64Array(kinds);
  for (let i = 0; i < intervals; i++) {
    const length = (grid.bound[i + 1] - grid.bound[i]) / DAY;
    for (let kind = 0; kind < kinds; kind++) {
      const at = i * kinds + kind;
      present[kind] += whole[at];
      days[at] += present[kind] * length;
      if (days[at] > 0) rows.push(at);
      else left[at] = 0;
    }
  }
  const kindOf = (at: number): number => at % kinds;
  return {
    interval: Int32Array.from(rows, (at) => Math.floor(at / kinds)),
    group: Uint16Array.from(rows, (at) => Math.floor(kindOf(at) / (TENURES * 2))),
    tenure: Uint8Array.from(rows, (at) => Math.floor(kindOf(at) / 2) % TENURES),
    mutual: Uint8Array.from(rows, (at) => at % 2),
    atRisk: Float64Array.from(rows, (at) => days[at]),
    left: Float64Array.from(rows, (at) => left[at]),
    groups,
  };
}

function middle(after: number, before: number): number {
  if (after === -Infinity) return before;
  return before === Infinity ? after : (after + before) / 2;
}
