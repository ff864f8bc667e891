import type { Random } from '../../../stats/random.ts';
import { pickRows } from '../../similarity/pick-rows.ts';
import type { Ties } from '../../similarity/ties.ts';
import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** The interests and ties of a sample of people. */
export interface PeopleSample {
  /** Their numbers in the whole audience, ascending. */
  people: Int32Array;
  interests: InterestMatrix;
  ties: Ties;
}

/**
 * Draws at most `most` of the people who have an interest or a tie, and numbers them in their
 * order. Leaves out their ties to other people. Cost: O(people + entries + ties).
 */
export function samplePeople(
  interests: InterestMatrix,
  ties: Ties,
  most: number,
  random: Random,
): PeopleSample {
  const { rows, start } = interests.weights;
  const known = Uint8Array.from({ length: rows }, (_, i) => Number(start[i] < start[i + 1]));
  for (let e = 0; e < ties.from.length; e++) known[ties.from[e]] = known[ties.to[e]] = 1;
  const candidates = Int32Array.from(known.keys().filter((i) => known[i] === 1));
  const size = Math.min(most, candidates.length);
  for (let k = 0; k < size; k++) {
    const other = k + Math.floor(random() * (candidates.length - k));
    [candidates[k], candidates[other]] = [candidates[other], candidates[k]];
  }
  const chosen = candidates.subarray(0, size).sort();
  const number = new Int32Array(rows).fill(-1);
  for (let k = 0; k < size; k++) number[chosen[k]] = k;
  return {
    people: chosen,
    interests: { ...interests, weights: pickRows(interests.weights, chosen) },
    ties: tiesAmong(ties, number),
  };
}

function tiesAmong(ties: Ties, number: Int32Array): Ties {
  const from: number[] = [];
  const to: number[] = [];
  for (let e = 0; e < ties.from.length; e++) {
    if (number[ties.from[e]] < 0 || number[ties.to[e]] < 0) continue;
    from.push(number[ties.from[e]]);
    to.push(number[ties.to[e]]);
  }
  return { from, to };
}
