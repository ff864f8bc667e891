/**
 * Returns the time spent in each piece of age up to a given age.
 * Cost: O(pieces).
 *
 * @param from where the pieces begin: ascending, the first 0.
 *
 * @example
 * timeInPieces(Float64Array.of(0, 7, 30), 10); // => [7, 3, 0]
 */
export function timeInPieces(from: Float64Array, age: number): Float64Array {
  return from.map((_, j) => timeInPiece(from, j, age));
}

function timeInPiece(from: Float64Array, piece: number, age: number): number {
  return Math.max(0, Math.min(age, from[piece + 1] ?? Infinity) - from[piece]);
}

/**
 * Sums the survival to several ages under a hazard that is constant on pieces of age, with the
 * derivative of the sum with respect to the logarithms of the hazards.
 *
 * @example
 * const sum = new SurvivalSum(Float64Array.of(0), Float64Array.of(Math.LN2));
 * sum.add(1, 1);
 * sum.add(2, 1);
 * sum.total; // => 0.75
 * sum.slope; // => [-0.693147]
 */
export class SurvivalSum {
  total = 0;
  readonly slope: Float64Array;
  readonly #from: Float64Array;
  readonly #hazard: Float64Array;

  /** @param from where the pieces begin. @param hazard of each piece, per unit of time. */
  constructor(from: Float64Array, hazard: Float64Array) {
    this.#from = from;
    this.#hazard = hazard;
    this.slope = new Float64Array(from.length);
  }

  clear(): void {
    this.total = 0;
    this.slope.fill(0);
  }

  /** Adds the survival to an age, or subtracts it. Cost: O(pieces). */
  add(age: number, sign: 1 | -1): void {
    const [from, hazard] = [this.#from, this.#hazard];
    let cumulative = 0;
    for (let j = 0; j < from.length && from[j] < age; j++)
      cumulative += hazard[j] * timeInPiece(from, j, age);
    const survival = sign * Math.exp(-cumulative);
    this.total += survival;
    for (let j = 0; j < from.length && from[j] < age; j++)
      this.slope[j] -= survival * hazard[j] * timeInPiece(from, j, age);
  }
}
