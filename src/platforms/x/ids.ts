/**
 * Whether the id `a` is later than `b`. Ids of X rise with time, and are numbers too large for
 * JavaScript: the later one is longer, or comes later in the order of texts of one length.
 */
export function isLaterId(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
