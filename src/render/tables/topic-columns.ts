import type { ReportTopic } from '../../model/report.ts';
import type { Column } from './data-table.ts';
import { figureOf } from './figure-of.ts';

/** The columns of the report's topics. The verdicts tell programs which figures can be relied on. */
export const TOPIC_COLUMNS: Column<ReportTopic>[] = [
  { name: 'topic', title: 'Topic', kind: 'topic', value: (topic) => topic },
  { name: 'posts', title: 'Posts', kind: 'count', value: ({ posts }) => posts },
  {
    name: 'unfollows',
    title: 'Unfollows',
    kind: 'loss',
    value: ({ cost }) => figureOf(cost.unfollows, cost.verdict),
  },
  {
    name: 'lasting',
    title: 'Lasting follows',
    kind: 'people',
    value: ({ growth }) => figureOf(growth.lasting, growth.verdict),
  },
  { name: 'role', title: 'Role', kind: 'text', value: ({ role }) => role },
  {
    name: 'terms',
    title: 'Terms',
    kind: 'quote',
    isHidden: true,
    value: ({ terms }) => terms.join(', '),
  },
  {
    name: 'cost_verdict',
    title: 'Verdict on unfollows',
    kind: 'text',
    isHidden: true,
    value: ({ cost }) => cost.verdict,
  },
  {
    name: 'growth_verdict',
    title: 'Verdict on follows',
    kind: 'text',
    isHidden: true,
    value: ({ growth }) => growth.verdict,
  },
];
