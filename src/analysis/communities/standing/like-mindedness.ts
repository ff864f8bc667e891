/** The parts of like-mindedness, 0 to 1, the audience at large at 0.5; null where not known. */
export interface LikeMindedness {
  retention: number | null;
  breadth: number | null;
  reciprocity: number | null;
}

/** One part with its standard error. */
export interface Part {
  value: number;
  error: number;
}

/** What a part is worked out from: how often something happened, in how much. */
export interface Tally {
  count: number;
  of: number;
}

/**
 * Staying: a half to the power of a community's hazard of leaving over everybody's, so that who
 * never leaves has 1. Undefined where nobody left at all.
 *
 * @param own departures and person-days of the community.
 */
export function retentionPart(own: Tally, all: Tally): Part | undefined {
  if (all.count === 0) return undefined;
  const expected = (own.of * all.count) / all.of;
  if (expected === 0) return { value: 1, error: 1 };
  const value = 2 ** -(own.count / expected);
  const error = Math.sqrt(Math.max(1, own.count)) / expected;
  return { value, error: Math.min(1, Math.LN2 * value * error) };
}

/**
 * A share of members on a scale where the audience at large is 0.5. Undefined where nobody has it.
 *
 * The standard error of the share is that of Agresti and Coull (The American Statistician 52,
 * 1998) with two added members, so that it is never 0.
 */
export function sharePart(own: Tally, all: Tally): Part | undefined {
  if (all.count === 0) return undefined;
  const usual = all.count / all.of;
  const share = own.of > 0 ? own.count / own.of : 0;
  const careful = (own.count + 1) / (own.of + 2);
  const error = Math.sqrt((careful * (1 - careful)) / (own.of + 2));
  return { value: share / (share + usual), error: (usual * error) / (share + usual) ** 2 };
}

/** Whether the mean of the parts is above 0.5 by more than chance has it, and none is below. */
export function isLikeMinded(parts: readonly Part[]): boolean {
  if (parts.length === 0 || parts.some(({ value }) => value < 0.5)) return false;
  const error = Math.hypot(...parts.map((part) => part.error)) / parts.length;
  return meanPart(parts) - 1.96 * error > 0.5;
}

/** The mean of the parts; 0 where none is known. */
export function meanPart(parts: readonly Part[]): number {
  if (parts.length === 0) return 0;
  return parts.reduce((sum, { value }) => sum + value, 0) / parts.length;
}
