import { expect, test } from 'vitest';
import { topicsPlane } from '../../../src/render/charts/topics-plane.ts';
import { writeMarkup } from '../../../src/render/markup/write-markup.ts';
import type { Estimate, ReportTopic } from '../../../src/model/report.ts';
import { richReport } from '../../support/report-fixtures.ts';

const [example] = richReport.topics;

function topic(
  label: string,
  unfollows: Estimate,
  follows: Estimate,
  isCost: boolean,
): ReportTopic {
  return {
    ...example,
    id: label,
    label,
    cost: { ...example.cost, unfollows, verdict: isCost ? 'costs' : 'not enough evidence' },
    growth: { ...example.growth, lasting: follows, verdict: 'not enough evidence' },
    role: 'not enough evidence',
    roleReason: isCost ? 'no tribe known' : 'wide intervals',
  };
}

const topics = [
  topic('Dear', { estimate: 41, low: 30, high: 52 }, { estimate: 2, low: -9, high: 12 }, true),
  topic('Cheap', { estimate: 1, low: -8, high: 9 }, { estimate: 1, low: -5, high: 6 }, false),
];
const chart = writeMarkup(topicsPlane(topics)!);
const [, wide] = chart.split('class="chart wide"');

/** What is drawn of a topic in the wide chart. */
function drawnOf(label: string): string {
  const groups = wide.split('<g ').filter((group) => group.startsWith('class="drawn'));
  return groups.find((group) => group.includes(`>${label}<`))!;
}

/** The mark of a topic in the wide chart. */
function markOf(label: string): string {
  return wide.split('<g ').find((mark) => mark.includes(`aria-label="${label}`))!;
}

test('a topic that costs followers has its whole interval on the chart, in the colour of a cost', () => {
  const mark = drawnOf('Dear');
  const [, from, to] = /class="interval" x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"/.exec(mark)!;
  expect(Number(from)).toBeGreaterThan(46);
  expect(Number(to)).toBeLessThan(760 - 12);
  expect(Number(to) - Number(from)).toBeGreaterThan(40);
  expect(mark).toContain('class="drawn topic costs"');
  expect(wide).toContain('>20<');
});

test('a figure without enough evidence has a dashed interval and no dot', () => {
  for (const label of ['Dear', 'Cheap']) {
    expect(drawnOf(label)).toContain('class="interval unsure"');
    expect(drawnOf(label)).not.toContain('class="dot"');
  }
});

test('the words of a mark give the reason that left the topic without a role', () => {
  expect(markOf('Dear')).toContain('costs followers, but no community is known to be a tribe');
  expect(markOf('Dear')).not.toContain('too few');
  expect(markOf('Cheap')).toContain('may be nothing, or large enough to matter');
});
