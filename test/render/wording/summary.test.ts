import { expect, test } from 'vitest';
import type { Estimate, ReportTopic, TribeReport } from '../../../src/model/report.ts';
import { summary } from '../../../src/render/wording/summary.ts';
import { richReport, tinyReport } from '../../support/report-fixtures.ts';

const say = (report: TribeReport): string =>
  summary(report)
    .map((sentence) =>
      sentence.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.label)).join(''),
    )
    .join(' ');

const only = (topic: ReportTopic): TribeReport => ({ ...richReport, topics: [topic] });
const named = (label: string): ReportTopic =>
  richReport.topics.find((topic) => topic.label === label)!;

function politics(inside: Estimate | null, outside: Estimate | null): string {
  const topic = named('Politics');
  const cost = { ...topic.cost, unfollowsTribe: inside, unfollowsOthers: outside };
  return say(only({ ...topic, cost }));
}

test('the largest cost with its interval comes first, then what attracts', () => {
  expect(say(richReport)).toMatch(
    /^Politics cost you about 350 followers \(310 to 400\), .*Television about 59 \(21 to 97\)\. Programming attracted about 1,180/u,
  );
});

test('who left is named only as far as the intervals show', () => {
  const few = { estimate: 5, low: -9, high: 20 };
  const many = { estimate: 340, low: 300, high: 390 };
  const vague = { estimate: 170, low: -40, high: 400 };
  const half = { estimate: 170, low: 120, high: 220 };
  expect(politics(few, many)).toContain('(310 to 400), nearly all outside your tribe.');
  expect(politics({ ...half, high: 180 }, { ...many, low: 200 })).toContain('most of them outside');
  expect(politics(many, few)).toContain('(310 to 400), most of them in your tribe.');
  expect(politics(half, half)).toContain('(310 to 400), inside and outside your tribe.');
  expect(politics(vague, many)).toContain('(310 to 400).');
  expect(politics(null, many)).toContain('(310 to 400).');
});

test('a topic without enough evidence never costs or attracts', () => {
  expect(say(only(named('Gardening')))).not.toMatch(/Gardening(?: cost| attracted| kept|; )/u);
  expect(say(tinyReport)).toMatch(/^There is not enough evidence yet/u);
});

test('two lists show who came and left, and how many more it takes', () => {
  const topics = tinyReport.topics.map((topic) => ({
    ...topic,
    cost: { ...topic.cost, unfollows: null },
  }));
  const evidence = { ...tinyReport.evidence, weeksAhead: { soonest: 8, latest: 31 } };
  expect(say({ ...tinyReport, topics, evidence })).toMatch(
    /^There is not enough evidence yet .*\. You gained 4 followers and lost 2\. 66 people follow you now\. To see what topics cost you, you need at least 11 snapshots\. There are 2 so far\. With daily snapshots, the first verdict on a topic takes 8 to 31 weeks/u,
  );
});

test('without topics the summary has gains and losses, and what is missing', () => {
  expect(say({ ...richReport, topics: [] })).toMatch(
    /^You gained 3,330 followers and lost 2,518\. 12,846 people follow you now\. There are no topics yet\. Import your posts/u,
  );
  const audience = { ...richReport.audience, gained: 0, lost: 0, end: 1 };
  expect(say({ ...richReport, topics: [], audience })).toMatch(
    /^1 person follows you\. Nobody has followed or left yet\./u,
  );
});

test('quiet topics have no measurable effect', () => {
  const quiet = named('LGBT 🏳️‍🌈');
  const growth = { ...quiet.growth, verdict: 'no measurable effect' as const };
  expect(say(only({ ...quiet, growth, role: 'quiet' }))).toMatch(
    /^No topic measurably costs or attracts followers\./u,
  );
});

test('a topic that keeps followers comes first if none costs or attracts any', () => {
  const topic = named('Programming');
  const growth = { ...topic.growth, verdict: 'no measurable effect' as const };
  expect(say(only({ ...topic, growth }))).toMatch(
    /^Programming kept about 90 followers \(30 to 140\) who would otherwise have left\./u,
  );
});

test('one snapshot shows who follows, and what more would take', () => {
  const audience = { ...tinyReport.audience, gained: 0, lost: 0, end: 1240 };
  const dataQuality = { ...tinyReport.dataQuality, snapshots: 1 };
  expect(say({ ...tinyReport, audience, dataQuality })).toMatch(
    /^1,240 people follow you\. Nobody has followed or left yet\. One snapshot cannot show .* Import follower lists from other dates/u,
  );
  const first = {
    ...tinyReport,
    audience: {
      ...audience,
      history: [],
      cameBy: [{ at: tinyReport.window!.to, least: 1240, most: 1240 }],
      cameWithinYear: { least: 310, most: 1240 },
    },
    dataQuality: { ...dataQuality, followTimesUnknown: 1240 },
    evidence: { ...tinyReport.evidence, weeksAhead: { soonest: 8, latest: 31 } },
  };
  expect(say(first)).toMatch(
    /^1,240 people follow you\. .* Of these, at least 310 followed you within the last year\. .* takes 8 to 31 weeks, if 1% to 4% /u,
  );
  expect(say({ ...tinyReport, audience, dataQuality: { ...dataQuality, snapshots: 2 } })).toMatch(
    /^There is not enough evidence yet/u,
  );
});

test('posts without followers are named', () => {
  expect(say({ ...tinyReport, window: null })).toMatch(
    /^Your posts are imported, but your followers are not\./u,
  );
});
