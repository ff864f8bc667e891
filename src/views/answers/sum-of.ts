import type { Estimate } from '../../model/report.ts';

/**
 * Adds up estimates as if they were independent: the half-width of the sum is the root of the sum
 * of the squares of theirs (Newcombe, Statistics in Medicine 17, 1998). Returns null for none.
 */
export function sumOf(parts: readonly Estimate[]): Estimate | null {
  if (parts.length === 0) return null;
  const estimate = parts.reduce((sum, part) => sum + part.estimate, 0);
  const down = Math.hypot(...parts.map((part) => part.estimate - part.low));
  const up = Math.hypot(...parts.map((part) => part.high - part.estimate));
  return { estimate, low: estimate - down, high: estimate + up };
}
