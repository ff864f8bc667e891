import { expect, test } from 'vitest';
import type { ReportTopic } from '../../../src/model/report.ts';
import { roleInWords, topicsByRole } from '../../../src/render/wording/roles.ts';
import { richReport } from '../../support/report-fixtures.ts';

const builder = richReport.topics.find(({ role }) => role === 'tribe builder')!;
/** It attracts followers, and may cost 500. */
const unsure: ReportTopic = {
  ...builder,
  cost: {
    ...builder.cost,
    unfollows: { estimate: 90, low: -150, high: 500 },
    verdict: 'not enough evidence',
  },
};

test('a topic of unknown cost is not said to be without loss', () => {
  expect(roleInWords(builder)).toContain('no measurable loss');
  expect(roleInWords(unsure)).toBe('attracts followers; not enough evidence of what it costs');
});

test('each meaning of a role has its own topics', () => {
  const groups = topicsByRole([builder, unsure]);
  expect(groups.map(({ topics, isNamed }) => [topics, isNamed])).toEqual([
    [[builder], true],
    [[unsure], true],
  ]);
  expect(topicsByRole([builder]).map(({ isNamed }) => isNamed)).toEqual([false]);
});
