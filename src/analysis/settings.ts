import { formatInstant } from '../model/instant.ts';
import type { TribeReport } from '../model/report.ts';
import { LASTING_DAYS } from './effects/lasting-days.ts';

/** Increase this when the same inputs give other figures, so that stored reports are recomputed. */
export const METHOD = 12;

/**
 * What a report on a window finds from everything known up to its end. Everything else is of the
 * window.
 */
const OF_WHOLE_TIME = [
  'topics',
  'communities',
  'interests',
  'followChurners',
  'halfLifeDays',
  'usualDepartures',
  'listOrder',
  'impossibleTimes',
  'quarantined',
];

/** Settings of an analysis. The same inputs and settings give the same bytes. */
export interface AnalysisSettings {
  /** Start of the window, ms; without it the window starts with the data. */
  from?: number;
  to?: number;
  /** The time of the analysis, ms; without it nothing is later than now. */
  now?: number;
  /** Seed of all random draws. */
  seed: number;
}

/** Returns the settings as the report shows them. @param topics how the topics were found. */
export function reportedSettings(
  { from, to, seed }: AnalysisSettings,
  topics: string,
): TribeReport['settings'] {
  return {
    method: METHOD,
    seed,
    from: orNull(from),
    to: orNull(to),
    lastingDays: LASTING_DAYS,
    topics,
    ofWholeTime: OF_WHOLE_TIME,
  };
}

function orNull(instant: number | undefined): string | null {
  return instant === undefined ? null : formatInstant(instant);
}
