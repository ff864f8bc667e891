const Z_95 = 1.959963984540054;

/**
 * Returns the range in which a further count lies 95 times in 100, on the square-root scale, where
 * the variance of a count is a quarter of its dispersion (Freeman and Tukey, Annals of Mathematical
 * Statistics 21, 1950).
 *
 * @param mean expected count, >= 0.
 * @param dispersion variance over mean; 1 for a Poisson count, more for clustered ones.
 * @param uncertainty variance of the mean itself over the mean.
 *
 * @example
 * usualCountInterval(10, { dispersion: 1, uncertainty: 0 }).high; // => 18.4608, the lower end is 4.76241
 */
export function usualCountInterval(
  mean: number,
  { dispersion, uncertainty }: { dispersion: number; uncertainty: number },
): { low: number; high: number } {
  const half = (Z_95 / 2) * Math.sqrt(dispersion + uncertainty);
  return {
    low: Math.max(0, Math.sqrt(mean) - half) ** 2,
    high: (Math.sqrt(mean + 1) + half) ** 2,
  };
}
