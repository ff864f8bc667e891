import { expect, test } from 'vitest';
import type { Estimate, ReportTopic, TribeReport } from '../../../src/model/report.ts';
import { answer } from '../../../src/render/wording/answer.ts';
import { richReport, tinyReport } from '../../support/report-fixtures.ts';

const say = (report: TribeReport): string =>
  answer(report)
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

test('the largest cost with its interval comes first, then what builds', () => {
  expect(say(richReport)).toMatch(
    /^Politics cost you about 350 followers \(310 to 400\), .*Television about 59 \(21 to 97\)\. Programming brought about 1,180/u,
  );
});

test('who left is said only as far as the intervals tell', () => {
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

test('a topic that is only not enough evidence is never said to cost or build', () => {
  expect(say(only(named('Gardening')))).not.toMatch(/Gardening(?: cost| brought| held|; )/u);
  expect(say(tinyReport)).toMatch(/^There is not enough evidence yet/u);
});

test('without topics the answer is who came and went, and what is missing', () => {
  expect(say({ ...richReport, topics: [] })).toMatch(
    /^You gained 3,330 followers and lost 2,518; 12,846 people follow you now\. No topics of your posts are known/u,
  );
  const audience = { ...richReport.audience, gained: 0, lost: 0, end: 1 };
  expect(say({ ...richReport, topics: [], audience })).toMatch(
    /^1 person follows you; nobody was seen to come or go\./u,
  );
});

test('topics seen to do nothing are said to do nothing', () => {
  const quiet = named('LGBT 🏳️‍🌈');
  const growth = { ...quiet.growth, verdict: 'no measurable effect' as const };
  expect(say(only({ ...quiet, growth, role: 'quiet' }))).toMatch(
    /^No topic is seen to cost you followers or to bring them\./u,
  );
});

test('where nothing costs or builds, what holds people is the answer', () => {
  const topic = named('Programming');
  const growth = { ...topic.growth, verdict: 'no measurable effect' as const };
  expect(say(only({ ...topic, growth }))).toMatch(
    /^Programming held people: about 90 fewer left \(30 to 140\)\./u,
  );
});

test('one reading of the followers tells who they are, and what it would take to tell more', () => {
  const audience = { ...tinyReport.audience, gained: 0, lost: 0, end: 1240 };
  const dataQuality = { ...tinyReport.dataQuality, snapshots: 1 };
  expect(say({ ...tinyReport, audience, dataQuality })).toMatch(
    /^1,240 people follow you; nobody was seen to come or go\. As nobody was watching .* That takes further readings/u,
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
    /^1,240 people follow you; .* Of these, at least 310 came within the last year\. .* after 8 to 31 weeks: /u,
  );
  expect(say({ ...tinyReport, audience, dataQuality: { ...dataQuality, snapshots: 2 } })).toMatch(
    /^There is not enough evidence yet/u,
  );
});

test('posts without followers are not said to be nothing', () => {
  expect(say({ ...tinyReport, window: null })).toMatch(
    /^Your posts are known, but none of your followers yet\./u,
  );
});
