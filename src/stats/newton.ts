/** A point of the search with the objective there. */
export interface Position {
  objective: number;
}

/** Newton's step from a position. */
export interface NewtonStep {
  /** Slope times step: twice the step's gain in a quadratic objective. */
  gain: number;
  /** The first share of the step to try: below 1 to limit long steps. */
  firstShare?: number;
}

/** A function to maximise, by its start and how to move from there. */
export interface Climb<P extends Position, S extends NewtonStep> {
  start: P;
  /** Newton's step: the slope divided by the curvature, or by the information (Fisher scoring). */
  stepFrom: (position: P) => S;
  /** The position that a share of the step leads to. */
  move: (position: P, step: S, share: number) => P;
  /** The search stops below this gain. */
  leastGain: number;
}

/** The end of the search. */
export interface Top<P extends Position> {
  position: P;
  /** Whether the search reached the maximum, up to rounding. */
  converged: boolean;
}

const MOST_ITERATIONS = 100;
const MOST_HALVINGS = 40;
/** Relative rounding error of an objective. */
const NOISE = 1e-11;

/**
 * Maximises a smooth function by Newton's method with step halving: each step is halved until the
 * objective does not fall (Dennis and Schnabel, Numerical Methods for
 * Unconstrained Optimization and Nonlinear Equations, 1996, chapter 6). For a regression this is
 * iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 2nd ed.,
 * section 2.5).
 *
 * Near the maximum each step doubles the number of correct digits, so about ten steps are enough.
 * The search stops when a step gains at most `leastGain`, when every share of a step lowers the
 * objective, and after 100 steps.
 *
 * Cost: that of `stepFrom` and of one or a few `move`s, for each step.
 *
 * @example
 * // The maximum of log(x) - x: the slope is 1 / x - 1, the curvature 1 / x^2.
 * const at = (x) => ({ x, objective: Math.log(x) - x });
 * const top = newtonMaximum({
 *   start: at(0.5),
 *   stepFrom: ({ x }) => ({ by: x * (1 - x), gain: (1 - x) ** 2 }),
 *   move: ({ x }, { by }, share) => at(x + share * by),
 *   leastGain: 1e-12,
 * });
 * top.position.x; // => 1
 */
export function newtonMaximum<P extends Position, S extends NewtonStep>(
  climb: Climb<P, S>,
): Top<P> {
  let position = climb.start;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const step = climb.stepFrom(position);
    const next = bestAlong(climb, position, step);
    if (next === null) {
      return { position, converged: step.gain <= Math.max(climb.leastGain, noiseOf(position)) };
    }
    position = next;
    if (step.gain <= climb.leastGain) return { position, converged: true };
  }
  return { position, converged: false };
}

/**
 * Returns the position after the longest of the step, its half, its quarter... that does not lower
 * the objective. Null if every one does.
 */
function bestAlong<P extends Position, S extends NewtonStep>(
  { move }: Climb<P, S>,
  position: P,
  step: S,
): P | null {
  const first = step.firstShare ?? 1;
  for (let halving = 0, share = first; halving < MOST_HALVINGS; halving++, share /= 2) {
    const next = move(position, step, share);
    if (next.objective >= position.objective) return next;
  }
  return null;
}

function noiseOf({ objective }: Position): number {
  return NOISE * (Math.abs(objective) + 1);
}
