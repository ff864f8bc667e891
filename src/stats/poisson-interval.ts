const Z_95 = 1.959963984540054;

/**
 * Returns the 95% interval of a Poisson mean from one count, on the square-root scale, where the
 * variance is a quarter (Freeman and Tukey, Annals of Mathematical Statistics 21, 1950).
 *
 * @param count >= 0; need not be whole.
 *
 * @example
 * poissonInterval(10).low; // => 4.76241, the upper end is 18.4608
 */
export function poissonInterval(count: number): { low: number; high: number } {
  const low = Math.max(0, Math.sqrt(count) - Z_95 / 2) ** 2;
  return { low, high: (Math.sqrt(count + 1) + Z_95 / 2) ** 2 };
}
