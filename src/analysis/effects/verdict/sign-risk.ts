/**
 * How likely it is that an effect is not of the sign it seems to be, from draws of it: the local
 * false sign rate (Stephens, Biostatistics 18, 2017). At least half a draw in all. Cost: O(draws).
 */
export function signRisk(draws: Float64Array): number {
  let above = 0;
  let below = 0;
  for (const value of draws) {
    if (value > 0) above++;
    else if (value < 0) below++;
  }
  const against = draws.length - Math.max(above, below);
  return (against + 0.5) / (draws.length + 1);
}

/**
 * False sign rate over those at most as risky as each: the mean of their risks, the counterpart of
 * a q-value (Stephens 2017, section 3.1). Cost: O(effects log effects).
 */
export function falseSignRates(risks: readonly number[]): number[] {
  const order = Array.from(risks.keys()).sort((a, b) => risks[a] - risks[b] || a - b);
  const rates: number[] = [];
  let sum = 0;
  for (const [rank, k] of order.entries()) {
    sum += risks[k];
    rates[k] = sum / (rank + 1);
  }
  return rates;
}
