import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import { audienceFigures } from './audience-figures.ts';
import { type Arrivals, arrivalsOf, cameBy, cameWithinYear } from './came-by.ts';
import { dataQuality } from './data-quality.ts';
import { reportCommunities } from './report-communities.ts';
import { reportTopics } from './report-topics.ts';
import { audienceStatistics, evidenceStatistics } from './statistics.ts';
import { findWarnings } from './warnings.ts';

/** Writes the analysis in the published form of the report, section by section. */
export function tribeReport(analysis: Analysis): TribeReport {
  const { audience, current, window } = analysis;
  const arrivals = arrivalsOf(audience, current, Math.min(window.to, audience.to));
  const report: TribeReport = {
    version: 2,
    ...heading(analysis),
    audience: audienceSection(analysis, arrivals),
    topics: reportTopics(analysis),
    overload: analysis.churn.overload,
    communities: reportCommunities(analysis, arrivals),
    unclustered: unclustered(analysis),
    evidence: evidenceSection(analysis),
    dataQuality: dataQuality(analysis),
    warnings: [],
  };
  return { ...report, warnings: findWarnings(report, analysis.partition.clear) };
}

/** What the report is about, and what it was made from. */
function heading({
  log,
  window: { from, to },
  settings,
}: Analysis): Pick<TribeReport, 'account' | 'window' | 'inputs' | 'settings'> {
  return {
    account: { ...log.account },
    window: Number.isNaN(from) ? null : { from: formatInstant(from), to: formatInstant(to) },
    inputs: { events: log.events, digest: log.digest },
    settings,
  };
}

function audienceSection(analysis: Analysis, arrivals: Arrivals | null): TribeReport['audience'] {
  const { log, audience, window } = analysis;
  return {
    ...audienceFigures(audience, log.people.ids, window, log.posts),
    ...audienceStatistics(analysis),
    cameBy: arrivals === null ? [] : cameBy(arrivals),
    cameWithinYear: arrivals === null ? null : cameWithinYear(arrivals, () => true),
  };
}

/** Counts the current followers who are in no community. */
function unclustered({ current, partition: { community } }: Analysis): number {
  return current.reduce((count, follows, person) => {
    return count + Number(follows === 1 && community[person] < 0);
  }, 0);
}

function evidenceSection(analysis: Analysis): TribeReport['evidence'] {
  const { weeksAhead, currentFollowersOnly, ...counts } = analysis.churn.evidence;
  const { departures, follows, intervals } = counts;
  return {
    departures,
    follows,
    intervals,
    ...(currentFollowersOnly && { currentFollowersOnly }),
    ...evidenceStatistics(analysis),
    weeksAhead,
  };
}
