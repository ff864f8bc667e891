import { DEPARTURE_REASONS } from '../../../model/events.ts';
import { DAY } from '../../../model/instant.ts';
import type { Spells } from '../audience.ts';
import { type Evidence, STANDING } from './evidence.ts';

/** Days since the follow at which the hazard of others changes. */
const PIECES = [0, 1, 2, 4, 7, 14, 28, 56, 112];
/** Until learned: mean visit of follow churners in days, and hazard of others per day. */
const USUAL_VISIT = 4;
const USUAL_HAZARD = 0.005;
/** Visits and days of others that these count as. */
const PRIOR_VISITS = 5;
const PRIOR_DAYS = 200;
const SHORTEST_MEAN = 0.5;
const LONGEST_MEAN = 10;
/** We take exact times as known to the hour. */
const HOUR = 1 / 24;
const BY_CHOICE = [
  DEPARTURE_REASONS.indexOf('unknown'),
  DEPARTURE_REASONS.indexOf('unfollowed'),
] as const;

/** A spell with a known start, in days since the middle of the interval of its follow. */
interface Visit {
  /** When they were first seen. People who left before that are missing from the data. */
  seen: number;
  stayed: number;
  /** Infinity: they follow still, or it ended otherwise than by choice. */
  left: number;
}

/** Departures and days at risk, by piece. */
interface Counts {
  left: Float64Array;
  days: Float64Array;
}

/**
 * Evidence from how long people followed, given that they were seen at all. Follow churners leave with
 * a constant hazard, so their visits are exponential. The hazard of others is constant on pieces.
 *
 * Cost: O(spells), and O(spells of repeaters and doubtful people) each time it learns.
 */
export function visitLengths(spells: Spells, standing: Uint8Array): Evidence {
  const visits = new Map<number, Visit[]>();
  const certain = { left: new Float64Array(PIECES.length), days: new Float64Array(PIECES.length) };
  for (let s = 0; s < spells.count; s++) {
    if (spells.followAfter[s] === -Infinity) continue;
    const person = spells.person[s];
    if (standing[person] === STANDING.open || standing[person] === STANDING.stayer) {
      count(certain, visitOf(spells, s), 1);
      continue;
    }
    const own = visits.get(person) ?? [];
    visits.set(person, own);
    own.push(visitOf(spells, s));
  }
  let mean = USUAL_VISIT;
  let hazard = new Float64Array(PIECES.length).fill(USUAL_HAZARD);
  return {
    learn(chance) {
      const { left, days } = { left: certain.left.slice(), days: certain.days.slice() };
      let [number, total] = [PRIOR_VISITS, PRIOR_VISITS * USUAL_VISIT];
      for (const [person, own] of visits) {
        for (const visit of own) {
          count({ left, days }, visit, 1 - chance[person]);
          number += chance[person];
          total += chance[person] * expectedDays(visit, mean);
        }
      }
      mean = Math.max(SHORTEST_MEAN, Math.min(LONGEST_MEAN, total / number));
      hazard = left.map(
        (number, piece) => (number + PRIOR_DAYS * USUAL_HAZARD) / (days[piece] + PRIOR_DAYS),
      );
    },
    logRatio(person) {
      let sum = 0;
      for (const { seen, stayed, left } of visits.get(person) ?? []) {
        const before = cumulative(hazard, seen);
        sum +=
          logProbability((stayed - seen) / mean, (left - seen) / mean) -
          logProbability(cumulative(hazard, stayed) - before, cumulative(hazard, left) - before);
      }
      return sum;
    },
  };
}

function visitOf(spells: Spells, s: number): Visit {
  const followed = (spells.followAfter[s] + spells.followBefore[s]) / 2;
  const seen = (spells.followBefore[s] - followed) / DAY;
  const stayed = Math.max(seen, (spells.leaveAfter[s] - followed) / DAY);
  const isByChoice = BY_CHOICE.includes(spells.reason[s]) && spells.massDeparture[s] < 0;
  const left = isByChoice ? (spells.leaveBefore[s] - followed) / DAY : Infinity;
  return { seen, stayed, left: Math.max(left, stayed + HOUR) };
}

/** Returns the logarithm of the probability to leave between two cumulative hazards. */
function logProbability(from: number, to: number): number {
  return Math.log(-Math.expm1(from - to)) - from;
}

function cumulative(hazard: Float64Array, age: number): number {
  let sum = 0;
  for (let piece = 0; piece < PIECES.length && PIECES[piece] < age; piece++)
    sum += hazard[piece] * (Math.min(age, endOf(piece)) - PIECES[piece]);
  return sum;
}

/** Counts a visit, with its departure in the middle of the interval. */
function count({ left, days }: Counts, visit: Visit, weight: number): void {
  const isOpen = visit.left === Infinity;
  const until = isOpen ? visit.stayed : (visit.stayed + visit.left) / 2;
  for (let piece = 0; piece < PIECES.length && PIECES[piece] < until; piece++) {
    const end = Math.min(until, endOf(piece));
    days[piece] += weight * Math.max(0, end - Math.max(visit.seen, PIECES[piece]));
    if (!isOpen && end === until) left[piece] += weight;
  }
}

function endOf(piece: number): number {
  return PIECES[piece + 1] ?? Infinity;
}

/** Returns the expected length of a follow churner's visit since they were seen, given its interval. */
function expectedDays({ seen, stayed, left }: Visit, mean: number): number {
  const width = left - stayed;
  return stayed - seen + mean - (width === Infinity ? 0 : width / Math.expm1(width / mean));
}
