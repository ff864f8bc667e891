import type { BestPosts } from '../../model/pages/answers.ts';
import { measuredPosts } from '../answers/best-posts.ts';
import {
  estimateFields,
  type ExportOptions,
  type ExportTable,
  exportTable,
  field,
  openField,
} from './export-table.ts';
import type { Exported } from './exported.ts';

type Row = BestPosts['posts'][number];

/** The posts of the window with their topics, the weightiest first, and their shares in its figures. */
export function postsTable({ analysis }: Exported, options: ExportOptions): ExportTable {
  const labels = new Map(analysis.postTopics.topics.map(({ id, label }) => [id, label]));
  return exportTable<Row>(
    [
      openField('post_id', 'text', ({ id }) => id),
      openField('posted_at', 'time', ({ at }) => at),
      openField('kind', 'text', ({ kind }) => kind),
      field('text', 'text', ({ text }) => text),
      openField('topic_ids', 'list', ({ topics }) => topics.map(({ topic }) => topic)),
      openField('topics', 'list', ({ topics }) => topics.map(({ topic }) => labels.get(topic)!)),
      ...estimateFields<Row>('unfollows', ({ unfollows }) => unfollows),
      openField('cost_verdict', 'text', ({ cost }) => cost),
      ...estimateFields<Row>('follows', ({ follows }) => follows),
      openField('growth_verdict', 'text', ({ growth }) => growth),
    ],
    measuredPosts(analysis),
    options,
  );
}
