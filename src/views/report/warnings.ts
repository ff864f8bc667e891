import type { TribeReport } from '../../model/report.ts';
import { DOUBTED_BY_OWNER } from '../../analysis/audience/judge-snapshots.ts';

/** What a reader should know before believing anything, most important first. */
export function findWarnings(report: TribeReport, clearCommunities: boolean): string[] {
  const warnings: string[] = [];
  const { audience, dataQuality, evidence } = report;
  if (report.window === null) return ['Nothing is known of any follower yet: import events.'];
  if (dataQuality.rejectedSnapshots.length > 0) {
    const isDoubted = dataQuality.rejectedSnapshots.some(
      ({ reason }) => reason === DOUBTED_BY_OWNER,
    );
    const why = `half-read, empty${isDoubted ? ', sharply shorter or by your word' : ' or sharply shorter'}`;
    warnings.push(
      `${count(dataQuality.rejectedSnapshots.length, 'reading')} of the follower list not believed (${why}); nobody counts as gone because of them.`,
    );
  }
  for (const event of dataQuality.massDepartures) {
    warnings.push(
      `${event.lost} followers left at once between ${day(event.after)} and ${day(event.before)}; taken as the platform's doing, not a topic's.`,
    );
  }
  if (dataQuality.quarantined > 0) {
    warnings.push(
      `${count(dataQuality.quarantined, 'line')} set aside at import; see \`tribe quarantine\`.`,
    );
  }
  if (report.topics.length > 0 && evidence.departures < 50) {
    const departures = Math.round(evidence.departures);
    warnings.push(
      departures === 0
        ? 'No departure to learn from: what topics cost cannot be told yet.'
        : `Only ${count(departures, 'departure')} to learn from: what topics cost can hardly be told yet.`,
    );
  }
  if (report.topics.length === 0)
    warnings.push('No posts with topics are known, so nothing can be said of topics.');
  if (report.communities.length === 0)
    warnings.push('No communities: too little is known of what followers are interested in.');
  else if (!clearCommunities)
    warnings.push(
      'No clear tribes: the communities are hardly clearer than chance would have them.',
    );
  if (audience.start + audience.gained > 0 && dataQuality.followTimesUnknown > audience.end / 2) {
    warnings.push(
      'Most followers were there before watching began; how long people stay rests on the others.',
    );
  }
  const fault = dataQuality.listOrder?.fault ?? '';
  const isFaint = fault === 'too little is known to tell';
  if (fault !== '' && (!isFaint || dataQuality.followTimesUnknown > audience.end / 2)) {
    warnings.push(
      `When people came is not told from their places in the follower list, as its order is not believed: ${fault}.`,
    );
  }
  return warnings;
}

function day(instant: string): string {
  return instant.slice(0, '2026-01-31'.length);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
