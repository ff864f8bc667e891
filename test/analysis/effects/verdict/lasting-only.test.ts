import { expect, test } from 'vitest';
import { analyse } from '../../../../src/analysis/analyse.ts';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { PLAIN } from '../../../../src/formats/text/palette.ts';
import { reportAsText } from '../../../../src/formats/text/report-as-text.ts';
import type { TribeReport } from '../../../../src/model/report.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { tribeReport } from '../../../../src/views/report/tribe-report.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';
import { unwrapped } from '../../../support/unwrapped.ts';

const DAYS = 300;
const random = seededRandom(3);
const posts: { type: string; id: string; at: string; text: string; topics: string[] }[] = [];
const usual: { person: string; at: number }[] = [];
/** Three more on average after each post on cycling, half of them within a day. */
const riders: { person: string; at: number }[] = [];
for (let at = 0; at < DAYS; at++) {
  usual.push({ person: `usual${at}`, at: at + random() });
  if (random() < 0.4) continue;
  const topic = random() < 0.5 ? 'Cooking' : 'Cycling';
  posts.push({ type: 'post', id: `post${at}`, at: day(at + 0.5), text: 'x', topics: [topic] });
  for (let n = topic === 'Cycling' ? Math.floor(7 * random()) : 0; n > 0; n--) {
    const follow = { person: `rider${riders.length}`, at: at + 0.5 - Math.log2(random()) };
    if (follow.at < DAYS) riders.push(follow);
  }
}
const old = { person: 'old', at: -2000 };

/** The follower list of a download, with the time of each follow. */
function download(at: number, gone: readonly string[] = []): object[] {
  const there = [old, ...usual, ...riders].filter(
    (follow) => follow.at < at && !gone.includes(follow.person),
  );
  return [
    ...there.map((follow) => ({ type: 'follow', person: follow.person, at: day(follow.at) })),
    {
      type: 'snapshot',
      at: day(at),
      complete: true,
      followers: there.map(({ person }) => person),
    },
  ];
}

async function reportOn(...events: object[]): Promise<{ report: TribeReport; text: string }> {
  const log = await audienceOf([ACCOUNT, ...posts, ...events]);
  const report = tribeReport(runHere(analyse(log, { seed: 1 }, () => undefined)));
  return { report, text: unwrapped(reportAsText(report, { columns: 80, palette: PLAIN })) };
}

function expectCyclingAttracts({ topics, evidence }: TribeReport): void {
  expect(evidence).toMatchObject({ currentFollowersOnly: true });
  const cycling = topics.find(({ label }) => label === 'Cycling')!;
  expect(cycling).toMatchObject({
    cost: { unfollows: null, verdict: 'not enough evidence' },
    growth: { follows: null, verdict: 'attracts' },
    roleReason: 'cost unknown',
  });
  expect(cycling.growth.lasting!.low).toBeLessThan(riders.length);
  expect(cycling.growth.lasting!.high).toBeGreaterThan(riders.length);
  expect(topics.find(({ label }) => label === 'Cooking')!.growth.verdict).not.toBe('attracts');
}

test('one list with follow times shows which topic attracted the current followers', async () => {
  const { report, text } = await reportOn(...download(DAYS));
  expectCyclingAttracts(report);
  expect(report.audience.retention90).toBeNull();
  expect(text).toMatch(/Cycling attracted about \d+ of your current followers/u);
  expect(text).toContain('it can’t show which topics cost you followers');
  expect(text).toMatch(/Lost +not known from one snapshot/u);
});

test('a second list shows who left, and attraction still rests on the current followers', async () => {
  const gone = usual.slice(100, 110).map(({ person }) => person);
  const { report, text } = await reportOn(...download(DAYS - 30), ...download(DAYS, gone));
  expectCyclingAttracts(report);
  expect(report.audience.lost).toBe(10);
  expect(report.evidence.departures).toBe(10);
  expect(text).toContain('you need at least 11 snapshots. There are 2 so far');
});

test('a list without follow times shows nothing of what attracted people', async () => {
  const { report } = await reportOn(download(DAYS).at(-1)!);
  expect(report.evidence.currentFollowersOnly).toBeUndefined();
  expect(report.topics.map(({ growth }) => growth.lasting)).toEqual([null, null]);
});
