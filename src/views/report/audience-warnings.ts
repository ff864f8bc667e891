import { NOT_JOINED, OF_OTHERS, UNDECIDED } from '../../analysis/audience/choose-audience.ts';
import { DOUBTED_BY_OWNER } from '../../analysis/audience/snapshot-verdict.ts';
import { writePeriod } from '../../model/dates.ts';
import { rejectionInWords } from '../../model/incomplete.ts';
import type { TribeReport } from '../../model/report.ts';
import { count } from './count.ts';

/** The choice between audiences, events with an impossible time, and rejected snapshots. */
export function audienceWarnings({
  rejectedSnapshots,
  audiences = [],
  impossibleTimes = [],
}: TribeReport['dataQuality']): string[] {
  const reasons = new Set(rejectedSnapshots.map(({ reason }) => reason));
  const why = [
    'incomplete',
    'empty',
    'far shorter',
    ...(reasons.has(OF_OTHERS) ? ['of other people'] : []),
    ...(reasons.has(NOT_JOINED) ? ['by handle instead of id'] : []),
    ...(reasons.has(DOUBTED_BY_OWNER) ? ['doubted by you'] : []),
  ];
  const rejected = rejectedSnapshots.filter(({ reason }) => reason !== UNDECIDED).length;
  return [
    ...(audiences.length > 0 ? [choiceInWords(audiences)] : []),
    ...impossibleTimes.map(impossibleInWords),
    ...(rejected > 0
      ? [
          `${count(rejected, 'snapshot was', 'snapshots were')} rejected ` +
            `(${why.slice(0, -1).join(', ')} or ${why.at(-1)}). Nobody counts as gone because of ${rejected === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...shortfallsInWords(rejectedSnapshots),
    ...(reasons.has(NOT_JOINED)
      ? [
          'Some snapshots name people by handle and others by id. Import profiles that have both, and they can be compared.',
        ]
      : []),
  ];
}

/** Why snapshots are incomplete, as far as it is known, and what to do. */
function shortfallsInWords(snapshots: TribeReport['dataQuality']['rejectedSnapshots']): string[] {
  const known = snapshots.filter(({ incomplete }) => incomplete !== undefined);
  return Array.from(Map.groupBy(known, rejectionInWords), ([words, alike]) => {
    const [first, ...others] = alike;
    const them = others.length === 0 ? 'it' : 'each';
    return (
      `${count(alike.length, 'snapshot is', 'snapshots are')} ${words}. Import the whole list. Or, if nobody is missing, ` +
      `accept ${them} on the Data page, or with \`tribe correct snapshot ${first.at} --believe\`.`
    );
  });
}

type ImpossibleTimes = NonNullable<TribeReport['dataQuality']['impossibleTimes']>[number];

const FAULTS = {
  'before the platform': 'before the platform existed',
  seconds: 'near 1970, because seconds were read as milliseconds',
  'after now': 'after now',
} as const;

function impossibleInWords({ fault, events, from, to }: ImpossibleTimes): string {
  if (fault === 'clock behind') {
    return (
      `${count(events, 'event is', 'events are')} later than now (${writePeriod(from, to)}). ` +
      'Check the clock of the computer that makes the report.'
    );
  }
  const [has, it] = events === 1 ? ['has a time', 'it'] : ['have times', 'them'];
  return (
    `${count(events, 'event', 'events')} ${has} ${FAULTS[fault]} (${writePeriod(from, to)}). ` +
    `No figure uses ${it}. Correct the file and import it again.`
  );
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
