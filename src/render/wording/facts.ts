import type { Estimate, TribeReport } from '../../model/report.ts';
import { withinYearInWords } from './arrivals.ts';
import { writePeriod, writeDay } from '../../model/dates.ts';
import { decimalInWords, lossInWords, shareInWords } from './estimates.ts';
import { writeChange, writeCount, writeDecimal, writeNumberOf } from './numbers.ts';
import { readableLabel, readableNote } from './readable-label.ts';

/** A name and its value, on one line. */
export interface Fact {
  name: string;
  value: string;
}

const UNKNOWN = 'not known yet';
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

const PLATFORM_NAMES: Record<string, string> = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

/** Followers gained, lost by reason and retained. */
export function audienceFacts(report: TribeReport): Fact[] {
  const { audience } = report;
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
    { name: 'Lost', value: lost + reasons.join(', ') },
    ...(withinYear === null
      ? []
      : [{ name: 'Followed within a year', value: `${withinYear} of your current followers` }]),
    {
      name: 'Follow churners',
      value: `${writeCount(audience.followChurners)}${audience.followChurners > 0 ? ', counted above but not in the figures of topics' : ''}`,
    },
    ...retention('30-day retention', audience.retention30),
    {
      name: '90-day retention',
      value: audience.retention90 ? shareInWords(audience.retention90).whole : UNKNOWN,
    },
    ...retention('One-year retention', audience.retention365),
  ];
}

/** Empty if nobody was observed for that long. */
function retention(name: string, share: Estimate | null | undefined): Fact[] {
  return share ? [{ name, value: shareInWords(share).whole }] : [];
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
    ...(evidence.modularity === null
      ? []
      : [
          {
            name: 'Modularity',
            value: `${writeDecimal(evidence.modularity, 2)} (how clearly the communities are separated; at most 1)`,
          },
        ]),
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
      value:
        `${writeNumberOf(evidence.departures, 'unfollow', 'unfollows')} and ` +
        `${writeNumberOf(evidence.follows, 'follow', 'follows')} ` +
        `in ${writeNumberOf(evidence.intervals, 'time interval', 'time intervals')}`,
    },
    {
      name: 'Half-life of an effect',
      value: evidence.halfLifeDays
        ? `${decimalInWords(evidence.halfLifeDays, 1).whole} days`
        : UNKNOWN,
    },
    {
      name: 'Cost of posting more than usual',
      value: overload.unfollows ? lossInWords(overload.unfollows, 'followers') : UNKNOWN,
    },
    {
      name: 'Overdispersion',
      value:
        evidence.dispersion === null
          ? UNKNOWN
          : `${writeDecimal(evidence.dispersion, 1)} (how much departures cluster; 1: not at all)`,
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
          ({ at, reason }) => `${writeDay(at)} (${readableNote(reason)})`,
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
    {
      name: 'Followed again',
      value: `${writeNumberOf(dataQuality.returned, 'time', 'times')} after leaving`,
    },
    {
      name: 'Rejected rows',
      value: `${writeCount(dataQuality.quarantined)} at import`,
    },
    {
      name: 'Unknown follow times',
      value: `${writeCount(dataQuality.followTimesUnknown)} current followers, from before the first snapshot`,
    },
    ...listOrder(dataQuality),
  ];
}

function list(items: string[], none: string): string {
  if (items.length === 0) return none;
  const more = items.length > LISTED ? [`and ${writeCount(items.length - LISTED)} more`] : [];
  return [...items.slice(0, LISTED), ...more].join('; ');
}
