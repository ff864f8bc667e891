/**
 * Returns the probability that an effect has the opposite sign, from draws of it: the local false
 * sign rate (Stephens, Biostatistics 18, 2017). It is at least half a draw.
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
 * Returns the false sign rate over the effects at most as risky as each: the mean of their risks,
 * the counterpart of a q-value (Stephens 2017, section 3.1).
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
