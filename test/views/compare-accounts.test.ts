import { expect, test } from 'vitest';
import type { Estimate, ReportTopic, TribeReport } from '../../src/model/report.ts';
import { compareAccountsAnswer } from '../../src/render/answers/compare-accounts.ts';
import { cellInWords } from '../../src/render/tables/cell-in-words.ts';
import { compareAccounts } from '../../src/views/comparison/compare-accounts.ts';
import { emptyReport, richReport } from '../support/report-fixtures.ts';

const [politics, television] = richReport.topics;

/** The account on Bluesky: half the followers over half the time. */
function onBluesky(...topics: ReportTopic[]): TribeReport {
  const { audience } = richReport;
  return {
    ...richReport,
    account: { id: 'did:plc:wren', platform: 'bluesky', handle: 'wren.example' },
    topics,
    audience: {
      ...audience,
      gained: audience.gained / 4,
      observed: { from: '2026-05-04T12:00:00Z', to: '2026-11-02T00:00:00Z' },
      history: audience.history.map((step) => ({ ...step, followers: step.followers / 2 })),
    },
  };
}

function costing(topic: ReportTopic, unfollows: Estimate): ReportTopic {
  return { ...topic, cost: { ...topic.cost, unfollows, verdict: 'no measurable effect' } };
}

/** What an account with a quarter of the followers and time has where effects are the same. */
const quarter = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: estimate / 4,
  low: low / 4,
  high: high / 4,
});

const called = (label: string, terms: string[]): ReportTopic => ({
  ...politics,
  id: label,
  label,
  terms,
});

const words = (report: TribeReport, other: TribeReport) => {
  const answer = compareAccountsAnswer(compareAccounts([report, other])!);
  return {
    ...answer,
    said: answer.sentences
      .flat()
      .map((phrase) => (typeof phrase === 'string' ? phrase : phrase.label))
      .join(''),
    rows: answer.table.rows.map((row) => row.slice(0, 6).map(cellInWords)),
  };
};

test('audiences of different sizes and times compare per 1,000 followers and year', () => {
  const found = compareAccounts([richReport, onBluesky()])!;
  const [here, there] = found.gained.figures;
  expect(there!.estimate / here!.estimate).toBeCloseTo(1, 2);
  expect(found.gained.differs).toBe(false);
  expect(found.lost.differs).toBe(true);
});

test('a topic that costs on one platform only is said to, with both figures', () => {
  const cheap = costing(politics, { estimate: 1, low: -9, high: 9 });
  const { said, rows, title } = words(richReport, onBluesky(cheap));
  expect(title).toBe('X against Bluesky');
  expect(said).toContain('On X, Politics and Television cost followers');
  expect(said).toMatch(/Politics: more unfollows on X, \d+ \(.*\), than on Bluesky, \d+ \(/u);
  expect(rows[0]!.at(-1)).toBe('more on X');
});

test('a difference that may be nothing or large has not enough evidence, a small one is none', () => {
  const wide = costing(politics, { estimate: 90, low: -300, high: 400 });
  expect(words(richReport, onBluesky(wide)).rows[0]!.at(-1)).toBe('not enough evidence');
  const alike = costing(television, quarter(television.cost.unfollows!));
  const { rows } = words(richReport, onBluesky(alike));
  const row = rows.find(([topic, figure]) => topic === 'Television' && figure === 'unfollows');
  expect(row!.at(-1)).toBe('no measurable difference');
});

test('without enough evidence a figure is a range, and so is a difference', () => {
  const wide = costing(politics, { estimate: 90, low: -300, high: 400 });
  const unsure = { ...wide, cost: { ...wide.cost, verdict: 'not enough evidence' as const } };
  const { columns, rows } = compareAccountsAnswer(
    compareAccounts([richReport, onBluesky(unsure)])!,
  ).table;
  expect(columns[5]!.title).toBe('Verdict on the difference');
  const [here, there, difference] = rows[0]!.slice(2, 5).map(cellInWords);
  expect(here).toMatch(/^\d[\d,]* \(.* to .*\)$/u);
  expect(there).toMatch(/^−[\d,]+ to [\d,]+$/u);
  expect(difference).toMatch(/^−[\d,]+ to [\d,]+$/u);
});

test('topics match by name in any case, or else by their words; others stand alone', () => {
  const { rows } = words(
    richReport,
    onBluesky(
      called('television', []),
      called('Parliament · Vote', ['ballot', 'Election']),
      called('Bread', ['rye', 'vote']),
    ),
  );
  const labels = rows.map(([topic]) => topic);
  expect(labels).toContain('Television');
  expect(labels).toContain('Politics (Bluesky: Parliament · Vote)');
  expect(labels).toContain('Bread');
  expect(rows.find(([topic]) => topic === 'Bread')!.at(-1)).toBe('only on Bluesky');
});

test('nothing compares with an account whose followers are unknown', () => {
  expect(compareAccounts([richReport, emptyReport])).toBe(null);
});

test('two accounts on one platform go by their handles', () => {
  const other = { ...onBluesky(), account: { id: '9', platform: 'x', handle: 'robin' } };
  expect(words(richReport, other).title).toBe('@wren against @robin');
});
