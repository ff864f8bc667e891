import { writeDay, writePeriod } from '../../model/dates.ts';
import type { TribeReport } from '../../model/report.ts';
import { NOT_JOINED, OF_OTHERS, UNDECIDED } from '../../analysis/audience/choose-audience.ts';
import { DOUBTED_BY_OWNER } from '../../analysis/audience/snapshot-verdict.ts';

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
  if (report.topics.length > 0 && evidence.departures < 50) {
    const departures = Math.round(evidence.departures);
    warnings.push(
      departures === 0
        ? 'There are no departures by choice yet, so the cost of topics is unknown.'
        : `Only ${count(departures, 'departure was', 'departures were')} by choice so far, so the cost of topics is very uncertain.`,
    );
  }
  if (report.topics.length === 0)
    warnings.push('There are no posts with topics, so the report has no figures of topics.');
  if (report.communities.length === 0)
    warnings.push(
      'There are no communities, because the data shows too little of what followers are interested in.',
    );
  else if (!clearCommunities)
    warnings.push(
      'The communities are hardly clearer than chance would make them, so none counts as a tribe.',
    );
  if (audience.start + audience.gained > 0 && dataQuality.followTimesUnknown > audience.end / 2) {
    warnings.push(
      'Most followers were there before the first snapshot. Retention is based on the others.',
    );
  }
  const fault = dataQuality.listOrder?.fault ?? '';
  const isFaint = fault === 'too little data to check it';
  if (fault !== '' && (!isFaint || dataQuality.followTimesUnknown > audience.end / 2)) {
    warnings.push(`The order of the follower list is not used to date follows: ${fault}.`);
  }
  return warnings;
}

/** The choice between audiences, and rejected snapshots. */
function audienceWarnings({
  rejectedSnapshots,
  audiences = [],
}: TribeReport['dataQuality']): string[] {
  const reasons = new Set(rejectedSnapshots.map(({ reason }) => reason));
  const others = [OF_OTHERS, NOT_JOINED].some((reason) => reasons.has(reason));
  const why = [
    'incomplete',
    'empty',
    'far shorter',
    ...(others ? ['of other people'] : []),
    ...(reasons.has(DOUBTED_BY_OWNER) ? ['doubted by you'] : []),
  ];
  const rejected = rejectedSnapshots.filter(({ reason }) => reason !== UNDECIDED).length;
  return [
    ...(audiences.length > 0 ? [choiceInWords(audiences)] : []),
    ...(rejected > 0
      ? [
          `${count(rejected, 'snapshot was', 'snapshots were')} rejected ` +
            `(${why.slice(0, -1).join(', ')} or ${why.at(-1)}). Nobody counts as gone because of them.`,
        ]
      : []),
  ];
}

const OFFERED = 3;

function choiceInWords(audiences: NonNullable<TribeReport['dataQuality']['audiences']>): string {
  const choices = audiences
    .slice(0, OFFERED)
    .map(
      ({ from, to, snapshots, followers }) =>
        `${count(followers, 'person', 'people')} in ${count(snapshots, 'snapshot', 'snapshots')}, ` +
        `${writePeriod(from, to)} (\`tribe correct snapshot ${to} --believe\`)`,
    );
  return (
    `Your snapshots list ${audiences.length} audiences with hardly anybody in common, so none of them ` +
    `counts yet. Choose yours, here or on the Data page: ${choices.join('; ')}.`
  );
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
