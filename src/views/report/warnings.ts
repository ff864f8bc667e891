import { writeDay } from '../../model/dates.ts';
import type { TribeReport } from '../../model/report.ts';
import { audienceWarnings } from './audience-warnings.ts';
import { count } from './count.ts';
import { whyNoCommunities } from './why-no-communities.ts';

/** What a reader should know before relying on the report, most important first. */
export function findWarnings(report: TribeReport, clearCommunities: boolean): string[] {
  const { audience, dataQuality, evidence } = report;
  const warnings = audienceWarnings(dataQuality);
  if (report.window === null) {
    return warnings.length > 0
      ? warnings
      : ['There are no followers in the data yet. Import events or a follower list.'];
  }
  for (const event of dataQuality.massDepartures) {
    warnings.push(
      `${event.lost} followers left at once between ${writeDay(event.after)} and ${writeDay(event.before)}. ` +
        'This mass departure counts for no topic, because the platform most likely caused it.',
    );
  }
  if (dataQuality.quarantined > 0) {
    const rejected = count(dataQuality.quarantined, 'row was', 'rows were');
    warnings.push(`${rejected} rejected at import. Run \`tribe quarantine\` to see why.`);
  }
  if (dataQuality.snapshots === 1 && audience.lost === 0) {
    warnings.push(
      'There is only one snapshot, so nobody who left before it is in the data. The next one will show who left since.',
    );
  }
  if (report.topics.length > 0 && evidence.departures < 50) {
    const departures = Math.round(evidence.departures);
    warnings.push(
      departures === 0
        ? 'There are no departures by choice yet, so the cost of topics is unknown.'
        : `Only ${count(departures, 'departure was', 'departures were')} by choice so far, so the cost of topics is very uncertain.`,
    );
  }
  if (report.topics.length === 0)
    warnings.push('There are no posts with topics, so the report has no figures for topics.');
  if (report.communities.length === 0) warnings.push(whyNoCommunities(report));
  else if (!clearCommunities)
    warnings.push(
      'The communities are hardly clearer than chance would make them, so none counts as a tribe.',
    );
  if (audience.start + audience.gained > 0 && dataQuality.followTimesUnknown > audience.end / 2) {
    warnings.push(
      'Most followers were there before the first snapshot. Retention is based on the others.',
    );
  }
  if (dataQuality.knownByHandle > audience.end / 2) {
    warnings.push(
      `${count(dataQuality.knownByHandle, 'follower is', 'followers are')} known by handle only. ` +
        'Somebody who changes their handle looks like one person who left and another who came.',
    );
  }
  const fault = dataQuality.listOrder?.fault ?? '';
  const isFaint = fault === 'too little data to check it';
  if (fault !== '' && (!isFaint || dataQuality.followTimesUnknown > audience.end / 2)) {
    warnings.push(
      `Tribefinder does not use the order of the follower list to date follows: ${fault}.`,
    );
  }
  return warnings;
}
