const MOST_ITERATIONS = 300;
const PRECISION = 2 ** -52;

/**
 * Where a continuous function passes through 0 between two points at which it has different signs,
 * to the last digits of a double. Chandrupatla's method, which bisects or interpolates by an
 * inverse parabola, as is safe ("A new hybrid quadratic/bisection algorithm for finding the zero
 * of a nonlinear function", Advances in Engineering Software 28, 1997). About ten evaluations,
 * and some sixty at most unless the root is far nearer to 0 than either end.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b, c] = [high, low, high];
  let [fa, fb, fc] = [f(a), f(b), f(a)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  let share = 0.5;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const x = a + share * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const shortest = (2 * PRECISION * Math.abs(best)) / Math.abs(b - c);
    if (fa === 0 || shortest > 0.5) return best;
    share = Math.min(1 - shortest, Math.max(shortest, nextShare(a, b, c, fa, fb, fc)));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/** Which share of the way from a to b to try next. */
function nextShare(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  const parabolaIsMonotone = phi * phi < xi && (1 - phi) ** 2 < 1 - xi;
  if (!parabolaIsMonotone) return 0.5;
  return (
    (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
  );
}
