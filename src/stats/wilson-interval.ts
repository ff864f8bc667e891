const Z_95 = 1.959963984540054;

/**
 * Returns Wilson's score interval, the 95% interval of a share. It keeps its coverage near 0 and 1 and
 * never has width 0 (Wilson, JASA 22, 1927; Brown, Cai and DasGupta, Statistical Science 16,
 * 2001). For the mean of values between 0 and 1, `size` is the effective sample size: share (1 -
 * share) over the variance of the mean (Dean and Pagano, J. Surv. Stat. Methodol. 3, 2015).
 *
 * @param share 0 to 1. @param size > 0.
 *
 * @example
 * wilsonInterval(0.1, 100).low; // => 0.0552291, the upper end is 0.174366
 */
export function wilsonInterval(share: number, size: number): { low: number; high: number } {
  const square = Z_95 ** 2 / size;
  const centre = (share + square / 2) / (1 + square);
  const half = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
