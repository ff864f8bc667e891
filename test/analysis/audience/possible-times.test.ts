import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analysis/analyse.ts';
import { runHere } from '../../../src/analysis/heavy-work.ts';
import { clockFault, possibleTimes } from '../../../src/model/platform-starts.ts';
import type { TribeReport } from '../../../src/model/report.ts';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

const people = Array.from({ length: 40 }, (_, n) => `p${n}`);
const listed = (at: string, followers: readonly string[] = people): object => ({
  type: 'snapshot',
  at,
  complete: true,
  followers,
});
const history = [
  ACCOUNT,
  ...[0, 1, 2, 3, 4, 5].map((at) => listed(day(at), people.slice(at))),
  ...[0, 1, 2].map((at) => ({
    type: 'post',
    id: `t${at}`,
    at: day(at),
    text: 'a',
    topics: ['tea'],
  })),
  { type: 'engagement', person: 'p9', post: 't2', kind: 'like', at: day(3) },
];
const NOW = Date.parse(day(30));

async function reported(events: object[]): Promise<TribeReport> {
  const log = await audienceOf(events);
  return tribeReport(runHere(analyse(log, { seed: 1, now: NOW }, () => undefined)));
}

const figures = ({ window, audience, topics }: TribeReport): object => ({
  window,
  audience,
  topics,
});

describe('an event with an impossible time', () => {
  it.each([
    ['seconds', listed('1970-01-20T16:24:00Z')],
    ['before the platform', listed('1971-01-01T00:00:00Z')],
    ['before the platform', { type: 'post', id: 'a', at: '1970-01-01T00:00:00Z', text: 'a' }],
    ['before the platform', { type: 'follow', person: 'x', at: '1980-01-01T00:00:00Z' }],
    ['before the platform', { type: 'unfollow', person: 'p1', before: '1980-01-01T00:00:00Z' }],
    ['after now', { type: 'unfollow', person: 'p39', after: '2098-01-01T00:00:00Z' }],
    ['after now', { type: 'follow', person: 'x', after: day(1), before: '2098-01-01T00:00:00Z' }],
    ['after now', { type: 'status', person: 'p1', at: '2098-01-01T00:00:00Z', status: 'active' }],
    [
      'after now',
      { type: 'engagement', person: 'p1', post: 't1', kind: 'like', at: '2098-01-01T00:00:00Z' },
    ],
  ])('changes no figure, and is named: %s %j', async (fault, event) => {
    const report = await reported([...history, event]);
    expect(figures(report)).toEqual(figures(await reported(history)));
    expect(report.dataQuality.impossibleTimes).toMatchObject([{ fault, events: 1 }]);
    expect(report.warnings.join(' ')).toMatch(/1 event has a time .*No figure uses it/);
  });

  it('counts if many are later than now, because the clock of the computer is wrong', async () => {
    const log = await audienceOf(history);
    const settings = { seed: 1, now: Date.parse(day(1)) };
    const report = tribeReport(runHere(analyse(log, settings, () => undefined)));
    expect(figures(report)).toEqual(figures(await reported(history)));
    expect(report.warnings.join(' ')).toMatch(/clock/);
  });

  it('may be the only event', async () => {
    const { window, warnings, dataQuality } = await reported([
      ACCOUNT,
      listed('1970-01-20T16:24:00Z'),
    ]);
    expect(window).toBeNull();
    expect(dataQuality.impossibleTimes).toMatchObject([{ fault: 'seconds', events: 1 }]);
    expect(warnings[0]).toContain('seconds were read as milliseconds');
  });
});

const fault = (platform: 'x' | 'bluesky', time: string): string | undefined =>
  clockFault(Date.parse(time), possibleTimes(platform, NOW));

it('depends on when the platform opened', () => {
  expect(fault('x', '2006-02-28')).toBe('before the platform');
  expect(fault('x', '2006-03-21')).toBeUndefined();
  expect(fault('bluesky', '2020-01-01')).toBe('before the platform');
  // A clock may be ahead by some hours, and so is local time in the east.
  expect(fault('x', '2024-01-31T13:00:00Z')).toBeUndefined();
  expect(fault('x', '2024-02-02')).toBe('after now');
});
