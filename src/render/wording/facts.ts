import type { TribeReport } from '../../model/report.ts';
import { withinYearInWords } from './arrivals.ts';
import { writePeriod, writeDay } from '../../model/dates.ts';
import { rejectionInWords } from '../../model/incomplete.ts';
import { PLATFORM_NAMES } from '../../model/platform-names.ts';
import { lossInWords } from './estimates.ts';
import type { Fact } from './fact.ts';
import { writeChange, writeCount, writeNumberOf } from './numbers.ts';
import { readableLabel, readableNote } from './readable-label.ts';
import {
  audienceStatisticFacts,
  dataQualityStatisticFacts,
  evidenceStatisticFacts,
  NOT_KNOWN,
} from './statistics.ts';

const LISTED = 5;

/** The account and the window, for the title of the report. */
export function accountName({ account, window }: TribeReport): { account: string; period: string } {
  const name = readableLabel(account.name ?? account.handle ?? account.id);
  const handle = account.handle === undefined ? '' : `@${readableLabel(account.handle)}`;
  const known =
    account.name !== undefined && handle !== '' ? `${name} (${handle})` : handle || name;
  const platform = readableLabel(account.platform);
  return {
    account: platform === 'other' ? known : `${known} on ${PLATFORM_NAMES[platform] ?? platform}`,
    period: window === null ? 'No data yet' : writePeriod(window.from, window.to),
  };
}

/** Followers gained, lost by reason and retained. */
export function audienceFacts(report: TribeReport): Fact[] {
  const { audience, dataQuality } = report;
  const withinYear = withinYearInWords(report);
  const reasons = Object.entries(audience.lostBy)
    .filter(([, people]) => people > 0)
    .map(([reason, people]) => `${writeCount(people)} ${REASONS[reason] ?? reason}`);
  const lost =
    reasons.length === 1 ? '' : `${writeCount(audience.lost)}${reasons.length > 0 ? ': ' : ''}`;
  return [
    {
      name: 'Followers',
      value: `${writeCount(audience.start)} → ${writeCount(audience.end)} (${writeChange(audience.end - audience.start)})`,
    },
    { name: 'Gained', value: writeCount(audience.gained) },
    {
      name: 'Lost',
      value:
        audience.lost === 0 && dataQuality.snapshots === 1
          ? 'not known from one snapshot'
          : lostInWords(audience, lost + reasons.join(', ')),
    },
    ...(withinYear === null
      ? []
      : [{ name: 'Followed within a year', value: `${withinYear} of your current followers` }]),
    {
      name: 'Follow churners',
      value: `${writeCount(audience.followChurners)}${audience.followChurners > 0 ? ', counted above but not in the figures of topics' : ''}`,
    },
    ...audienceStatisticFacts(audience),
  ];
}

/** People who left show only from the first snapshot on. */
function lostInWords({ leavingSeen, lost }: TribeReport['audience'], counted: string): string {
  if (leavingSeen === undefined) return counted;
  if (leavingSeen !== null) return `${counted}, since ${writeDay(leavingSeen.from)}`;
  return lost === 0 ? 'not known before the first snapshot' : counted;
}

const REASONS: Record<string, string> = { unknown: 'for unknown reasons' };

/** The data behind the figures of topics. */
export function evidenceFacts(report: TribeReport): Fact[] {
  const { evidence, inputs, topics } = report;
  const basis =
    topics.length === 0
      ? [{ name: 'Based on', value: 'nothing yet, because there are no topics' }]
      : effectFacts(report);
  return [
    ...basis,
    ...evidenceStatisticFacts(evidence),
    {
      name: 'Input',
      value: `${writeNumberOf(inputs.events, 'event', 'events')}, digest ${readableLabel(inputs.digest.slice(0, 16))}`,
    },
  ];
}

function effectFacts({ evidence, overload }: TribeReport): Fact[] {
  return [
    {
      name: 'Based on',
      value: evidence.currentFollowersOnly
        ? `${writeNumberOf(evidence.follows, 'follow', 'follows')} of people who still follow, ` +
          'since the first post'
        : `${writeNumberOf(evidence.departures, 'departure', 'departures')} and ` +
          `${writeNumberOf(evidence.follows, 'follow', 'follows')} ` +
          `in ${writeNumberOf(evidence.intervals, 'time interval', 'time intervals')}`,
    },
    {
      name: 'Not counted here',
      value:
        'follow churners, mass departures, and people who were suspended, deleted or severed; ' +
        'all of them count as lost',
    },
    {
      name: 'Cost of posting more than usual',
      value: overload.unfollows ? lossInWords(overload.unfollows, 'followers') : NOT_KNOWN,
    },
  ];
}

/** Empty if no list claims an order. */
function listOrder({ listOrder: order }: TribeReport['dataQuality']): Fact[] {
  if (order === undefined || order.lists === 0) return [];
  return [
    {
      name: 'List order',
      value: order.fault === '' ? 'newest first' : `not used: ${readableNote(order.fault)}`,
    },
  ];
}

/** Problems in the data and how the report handled them. */
export function dataQualityFacts({ dataQuality }: TribeReport): Fact[] {
  return [
    { name: 'Snapshots', value: writeCount(dataQuality.snapshots) },
    {
      name: 'Rejected snapshots',
      value: list(
        dataQuality.rejectedSnapshots.map(
          (rejected) => `${writeDay(rejected.at)} (${readableNote(rejectionInWords(rejected))})`,
        ),
        'none',
      ),
    },
    {
      name: 'Mass departures',
      value: list(
        dataQuality.massDepartures.map(
          ({ after, before, reason }) => `${writePeriod(after, before)} (${readableNote(reason)})`,
        ),
        'none',
      ),
    },
    {
      name: 'Reinstated departures',
      value:
        `${writeNumberOf(dataQuality.reinstated.missedOnce, 'person', 'people')} missing from one snapshot only` +
        (dataQuality.reinstated.stillInPlace
          ? `; ${writeNumberOf(dataQuality.reinstated.stillInPlace, 'person', 'people')} back at their old place in the list`
          : ''),
    },
    ...dataQualityStatisticFacts(dataQuality),
    ...listOrder(dataQuality),
  ];
}

function list(items: string[], none: string): string {
  if (items.length === 0) return none;
  const more = items.length > LISTED ? [`and ${writeCount(items.length - LISTED)} more`] : [];
  return [...items.slice(0, LISTED), ...more].join('; ');
}
