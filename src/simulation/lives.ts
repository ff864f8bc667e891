import type { DepartureReason } from '../model/events.ts';
import { GROUPS } from './groups.ts';

/** The group of those who follow only to be followed back. */
export const FOLLOW_CHURNER_GROUP = GROUPS.length;

/** Why a person followed: a position in `TOPICS`, or one of these. */
export const FOLLOW_CAUSE = {
  before: -1,
  base: -2,
  burst: -3,
  followChurner: -4,
  returned: -5,
} as const;

/** Everybody who ever followed, and when, in columns by person and by spell. */
export interface Lives {
  people: { group: number[]; mutual: boolean[] };
  spells: {
    person: number[];
    /** ms; before the beginning for those who followed already. */
    follow: number[];
    /** ms; Infinity if they still follow at the end. */
    leave: number[];
    reason: DepartureReason[];
    /** See `FOLLOW_CAUSE`. */
    cause: number[];
    /** Whether the platform's purge ended the spell. */
    purged: boolean[];
  };
  purgeAt: number;
  burstAt: number;
}
