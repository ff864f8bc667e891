import type { Platform } from './events.ts';

/** When each platform opened: nothing can have happened there before. `other`: before the web. */
const STARTS: Record<Platform, number> = {
  x: Date.UTC(2006, 2),
  bluesky: Date.UTC(2022, 10),
  mastodon: Date.UTC(2016, 2),
  instagram: Date.UTC(2010, 9),
  tiktok: Date.UTC(2016, 8),
  github: Date.UTC(2008, 1),
  other: Date.UTC(1990, 0),
};

/** Before this there were hardly any networks with followers. On `other` it is likely a mistake. */
export const FIRST_NETWORKS = Date.UTC(2003, 0);

/** How far the owner's clock may be behind, and a local time ahead of UTC. */
const TOLERANCE = 86_400_000;

/** The times at which something can have happened. */
export interface PossibleTimes {
  earliest: number;
  latest: number;
}

/** @param now ms since 1970; Infinity if unknown. */
export function possibleTimes(platform: Platform, now: number): PossibleTimes {
  return { earliest: STARTS[platform], latest: now + TOLERANCE };
}

/** Why a time is impossible. `seconds`: near 1970, because seconds were read as milliseconds. */
export type ClockFault = 'before the platform' | 'seconds' | 'after now';

/** Returns why a time is impossible, or `undefined` if it is possible or unknown. */
export function clockFault(
  time: number,
  { earliest, latest }: PossibleTimes,
): ClockFault | undefined {
  if (!Number.isFinite(time)) return undefined;
  if (time > latest) return 'after now';
  if (time >= earliest) return undefined;
  return 1000 * time >= earliest && 1000 * time <= latest ? 'seconds' : 'before the platform';
}
