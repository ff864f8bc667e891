/**
 * The only places where the maximum likelihood estimate of a distribution can put probability,
 * given intervals that each hold one draw of it: those that begin at a left end and run to the
 * next right end without meeting another end (Turnbull, J. R. Stat. Soc. B 38, 1976). In ascending
 * order; every observation covers a run of them.
 */
export interface InnermostIntervals {
  /** Each is (left, right], or the point itself where the two are equal. */
  left: Float64Array;
  right: Float64Array;
  /** Observation i covers the innermost intervals first[i] .. end[i] - 1. */
  first: Int32Array;
  end: Int32Array;
}

/**
 * Time O(n log n).
 *
 * @param left @param right observation i lies in (left, right], exactly at both where they are
 *   equal; infinite ends are allowed.
 * @throws RangeError where an interval runs backwards or an end is not a number.
 */
export function innermostIntervals(left: Float64Array, right: Float64Array): InnermostIntervals {
  refuseBackwards(left, right);
  const distinct = Float64Array.from(new Set([...left, ...right])).sort();
  const positionOf = new Map(Array.from(distinct, (value, position) => [value, position]));
  // Three places at each value: an exact time begins just before it, intervals that end with it
  // hold it, and intervals that begin there begin just after.
  const startOf = (i: number): number =>
    3 * positionOf.get(left[i])! + (left[i] === right[i] ? 0 : 2);
  const stopOf = (i: number): number => 3 * positionOf.get(right[i])! + 1;
  const isStart = new Uint8Array(3 * distinct.length);
  const isStop = new Uint8Array(3 * distinct.length);
  for (let i = 0; i < left.length; i++) {
    isStart[startOf(i)] = 1;
    isStop[stopOf(i)] = 1;
  }

  const starts: number[] = [];
  const stops: number[] = [];
  /** How many innermost intervals begin before each place, and end before it. */
  const begunBefore = new Int32Array(isStart.length + 1);
  const endedBefore = new Int32Array(isStart.length + 1);
  let open = -1;
  for (let place = 0; place < isStart.length; place++) {
    if (isStart[place] === 1) open = place;
    if (isStop[place] === 1 && open >= 0) {
      starts.push(open);
      stops.push(place);
      open = -1;
    }
    endedBefore[place + 1] = stops.length;
  }
  for (const start of starts) begunBefore[start + 1]++;
  for (let place = 0; place < isStart.length; place++) begunBefore[place + 1] += begunBefore[place];
  const valueAt = (place: number): number => distinct[Math.floor(place / 3)];
  return {
    left: Float64Array.from(starts, valueAt),
    right: Float64Array.from(stops, valueAt),
    first: Int32Array.from(left, (_, i) => begunBefore[startOf(i)]),
    end: Int32Array.from(left, (_, i) => endedBefore[stopOf(i) + 1]),
  };
}

function refuseBackwards(left: Float64Array, right: Float64Array): void {
  for (let i = 0; i < left.length; i++) {
    if (!(left[i] <= right[i])) {
      throw new RangeError(`interval ${i} runs from ${left[i]} to ${right[i]}`);
    }
  }
}
