/**
 * Returns whether the id `a` is later than `b`. Ids of X rise with time, and are too large for
 * JavaScript numbers: of two ids the longer is later, or of equal length the greater as text.
 */
export function isLaterId(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
