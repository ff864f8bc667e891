import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Audience } from '../../audience/audience.ts';
import { followedBackSince } from '../../communities/standing/followed-back.ts';
import { isByChoice } from './by-choice.ts';
import { shareOut } from './intervals.ts';
import { StratumTime } from './stratum-time.ts';
import { cutByTenure, TENURE_CLASSES } from './tenure.ts';
import type { TimeGrid } from './time-grid.ts';

/**
 * A table of person-time: a row for each interval and stratum with people at risk, sorted by
 * interval, group, tenure and whether the owner follows back.
 */
export interface PersonTime {
  interval: Int32Array;
  /** 0..groups-1; the last group is everybody outside the communities with effects of their own. */
  group: Uint16Array;
  /** Class of tenure, 0..TENURE_CLASSES-1; the last class is unknown. */
  tenure: Uint8Array;
  /** 1: the owner follows back. */
  followedBack: Uint8Array;
  /** Person-days at risk, > 0. */
  atRisk: Float64Array;
  /** Departures by choice; fractions if one may lie in several intervals. */
  departures: Float64Array;
  groups: number;
}

/**
 * Splits every spell into pieces within one interval and stratum, and adds up the pieces, like
 * `survSplit` of R's survival package (Therneau, Crowson and Atkinson, "Using time dependent
 * covariates and time dependent coefficients in the Cox model"). A Poisson regression of the table
 * with the logarithm of the person-time as offset then fits a piecewise constant hazard (Laird and
 * Olivier, "Covariance analysis of censored survival data using log-linear analysis techniques",
 * Journal of the American Statistical Association 76, 1981).
 *
 * A person is at risk from the middle of the interval of their follow to the middle of that of
 * their departure. Follow churners are excluded.
 *
 * @param groupOf for each person their group, 0..groups-1.
 * Cost: O(spells x tenure classes x log intervals + intervals x strata).
 */
export function personTime(
  log: AudienceLog,
  audience: Audience,
  grid: TimeGrid,
  groupOf: Uint16Array,
  groups: number,
): PersonTime {
  const { spells } = audience;
  const followedBack = followedBackSince(log);
  const strata = Array.from({ length: groups }, () => strataOfGroup(grid));
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 1) continue;
    const [leaveAfter, leaveBefore] = [spells.leaveAfter[s], spells.leaveBefore[s]];
    const [beganAfter, beganBefore] = [spells.followAfter[s], spells.followBefore[s]];
    const began = middle(beganAfter, beganBefore);
    const ended = middle(leaveAfter, leaveBefore);
    const since = followedBack[person];
    const { others, backed } = strata[groupOf[person]];
    const spell = { beganAfter, beganBefore, began, ended };
    const lastTenure = cutByTenure(spell, grid.bound[0], (tenure, from, to) => {
      others[tenure].add(from, Math.min(to, since));
      backed[tenure].add(Math.max(from, since), to);
    });
    if (!isByChoice(audience, s)) continue;
    const { departures } = (since < ended ? backed : others)[lastTenure];
    shareOut(grid, leaveAfter, leaveBefore, (interval, share) => {
      departures[interval] += share;
    });
  }
  return tableOf(strata, Math.max(0, grid.bound.length - 1));
}

/** By class of tenure: people whom the owner follows back, and the others. */
interface GroupStrata {
  others: StratumTime[];
  backed: StratumTime[];
}

function strataOfGroup(grid: TimeGrid): GroupStrata {
  const classes = (): StratumTime[] =>
    Array.from({ length: TENURE_CLASSES }, () => new StratumTime(grid));
  return { others: classes(), backed: classes() };
}

function tableOf(strata: readonly GroupStrata[], intervals: number): PersonTime {
  const columns = strata.flatMap(({ others, backed }, group) =>
    others.flatMap((_, tenure) =>
      [others[tenure], backed[tenure]].map((stratum, followedBack) => ({
        group,
        tenure,
        followedBack,
        personDays: stratum.personDays(),
        departures: stratum.departures,
      })),
    ),
  );
  const rows = columns.reduce((sum, { personDays }) => sum + positive(personDays), 0);
  const table: PersonTime = {
    interval: new Int32Array(rows),
    group: new Uint16Array(rows),
    tenure: new Uint8Array(rows),
    followedBack: new Uint8Array(rows),
    atRisk: new Float64Array(rows),
    departures: new Float64Array(rows),
    groups: strata.length,
  };
  let row = 0;
  for (let i = 0; i < intervals; i++) {
    for (const { group, tenure, followedBack, personDays, departures } of columns) {
      if (!(personDays[i] > 0)) continue;
      table.interval[row] = i;
      table.group[row] = group;
      table.tenure[row] = tenure;
      table.followedBack[row] = followedBack;
      table.atRisk[row] = personDays[i];
      table.departures[row++] = departures[i];
    }
  }
  return table;
}

function positive(values: Float64Array): number {
  return values.reduce((count, value) => count + Number(value > 0), 0);
}

function middle(after: number, before: number): number {
  if (after === -Infinity) return before;
  return before === Infinity ? after : (after + before) / 2;
}
