import type { Estimate, TribeReport } from '../../model/report.ts';
import { withinYearInWords } from './arrivals.ts';
import { writePeriod, writeDay } from './dates.ts';
import { decimalInWords, peopleInWords, shareInWords } from './estimates.ts';
import { writeChange, writeCount, writeDecimal, writeNumberOf } from './numbers.ts';
import { readableLabel, readableNote } from './readable-label.ts';

/** One line of plain fact: what it is, and what it came to. */
export interface Fact {
  name: string;
  value: string;
}

const UNKNOWN = 'not known yet';
const LISTED = 5;

/** Whose audience, and over what time. */
export function accountName({ account, window }: TribeReport): { account: string; period: string } {
  const name = readableLabel(account.name ?? account.handle ?? account.id);
  const handle = account.handle === undefined ? '' : `@${readableLabel(account.handle)}`;
  const known =
    account.name !== undefined && handle !== '' ? `${name} (${handle})` : handle || name;
  const platform = readableLabel(account.platform);
  return {
    account: platform === 'other' ? known : `${known} on ${PLATFORM_NAMES[platform] ?? platform}`,
    period: window === null ? 'Nothing read yet' : writePeriod(window.from, window.to),
  };
}

const PLATFORM_NAMES: Record<string, string> = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

/** Gains and losses by reason. */
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
      : [{ name: 'Came within a year', value: `${withinYear} of those here` }]),
    {
      name: 'Follow-churners',
      value: `${writeCount(audience.followChurners)}${audience.followChurners > 0 ? ', counted above but in no topic’s figures' : ''}`,
    },
    ...retention('Stay 30 days', audience.retention30),
    {
      name: 'Stay 90 days',
      value: audience.retention90 ? shareInWords(audience.retention90).whole : UNKNOWN,
    },
    ...retention('Stay a year', audience.retention365),
  ];
}

/** Nothing where nobody was watched for that long. */
function retention(name: string, share: Estimate | null | undefined): Fact[] {
  return share ? [{ name, value: shareInWords(share).whole }] : [];
}

const REASONS: Record<string, string> = { unknown: 'for unknown reasons' };

/** What the topic figures rest on. */
export function evidenceFacts(report: TribeReport): Fact[] {
  const { evidence, inputs, topics } = report;
  const resting =
    topics.length === 0
      ? [{ name: 'Figures rest on', value: 'nothing yet, as no topics of posts are known' }]
      : effectFacts(report);
  return [
    ...resting,
    ...(evidence.modularity === null
      ? []
      : [
          {
            name: 'Modularity',
            value: `${writeDecimal(evidence.modularity, 2)} (how far apart the communities stand, at most 1)`,
          },
        ]),
    {
      name: 'Made from',
      value: `${writeNumberOf(inputs.events, 'event', 'events')}, digest ${readableLabel(inputs.digest.slice(0, 16))}`,
    },
  ];
}

function effectFacts({ evidence, overload }: TribeReport): Fact[] {
  return [
    {
      name: 'Figures rest on',
      value:
        `${writeNumberOf(evidence.departures, 'unfollow', 'unfollows')} and ` +
        `${writeNumberOf(evidence.follows, 'follow', 'follows')} ` +
        `in ${writeNumberOf(evidence.intervals, 'interval', 'intervals')}`,
    },
    {
      name: 'Effect halves in',
      value: evidence.halfLifeDays
        ? `${decimalInWords(evidence.halfLifeDays, 1).whole} days`
        : UNKNOWN,
    },
    {
      name: 'Overload cost',
      value: overload.unfollows
        ? `${peopleInWords(overload.unfollows).whole} followers, for posting more than usual`
        : UNKNOWN,
    },
    {
      name: 'Bunching',
      value:
        evidence.dispersion === null
          ? UNKNOWN
          : `${writeDecimal(evidence.dispersion, 1)} times the variance of chance alone`,
    },
  ];
}

/** Nothing where no list is said to be in order. */
function listOrder({ listOrder: order }: TribeReport['dataQuality']): Fact[] {
  if (order === undefined || order.lists === 0) return [];
  return [
    {
      name: 'List order',
      value: order.fault === '' ? 'newest first' : `not believed: ${readableNote(order.fault)}`,
    },
  ];
}

/** What was wrong with the data and what was done about it. */
export function dataQualityFacts({ dataQuality }: TribeReport): Fact[] {
  return [
    { name: 'Readings', value: writeCount(dataQuality.snapshots) },
    {
      name: 'Held back',
      value: list(
        dataQuality.rejectedSnapshots.map(
          ({ at, reason }) => `${writeDay(at)} (${readableNote(reason)})`,
        ),
        'no reading',
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
      name: 'Taken back',
      value:
        `${writeNumberOf(dataQuality.reinstated.missedOnce, 'departure', 'departures')}, missing from one reading only` +
        (dataQuality.reinstated.stillInPlace
          ? `; ${writeNumberOf(dataQuality.reinstated.stillInPlace, 'departure', 'departures')}, back at the old place in the list`
          : ''),
    },
    {
      name: 'Came back',
      value: `${writeNumberOf(dataQuality.returned, 'time', 'times')}, after having left`,
    },
    {
      name: 'Set aside',
      value: `${writeNumberOf(dataQuality.quarantined, 'line', 'lines')} at import`,
    },
    {
      name: 'Came before',
      value: `${writeCount(dataQuality.followTimesUnknown)} of those who follow now, before watching began`,
    },
    ...listOrder(dataQuality),
  ];
}

function list(items: string[], none: string): string {
  if (items.length === 0) return none;
  const more = items.length > LISTED ? [`and ${writeCount(items.length - LISTED)} more`] : [];
  return [...items.slice(0, LISTED), ...more].join('; ');
}
