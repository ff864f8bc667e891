/** The verdicts on a community, the clearest first, and what each means. */
export const TRIBE_VERDICTS = {
  tribe: 'stays through every topic, engages with several, and is followed back',
  'not a tribe': 'below the whole audience in at least one of these',
  'not enough evidence': 'a verdict needs more data',
} as const;

export type TribeVerdict = keyof typeof TRIBE_VERDICTS;

export function tribeVerdict(isTribe: boolean | null): TribeVerdict {
  if (isTribe === null) return 'not enough evidence';
  return isTribe ? 'tribe' : 'not a tribe';
}
