import type { ReportTopic } from '../../model/report.ts';
import {
  estimateFields,
  type ExportOptions,
  type ExportTable,
  exportTable,
  field,
  openField,
} from './export-table.ts';
import type { Exported } from './exported.ts';

/** The topics of the report, with its names of their figures. Viewers' reports name nobody. */
export function topicsTable({ report }: Exported, options: ExportOptions): ExportTable {
  return exportTable<ReportTopic>(
    [
      openField('topic_id', 'text', ({ id }) => id),
      openField('label', 'text', ({ label }) => label),
      openField('parent', 'text', ({ parent }) => parent),
      openField('origin', 'text', ({ origin }) => origin ?? null),
      openField('is_other', 'yes', ({ isOther }) => isOther ?? false),
      field('terms', 'list', ({ terms }) => terms),
      openField('posts', 'whole', ({ posts }) => posts),
      ...estimateFields<ReportTopic>('hazard_ratio', ({ cost }) => cost.hazardRatio),
      ...estimateFields<ReportTopic>('unfollows', ({ cost }) => cost.unfollows),
      ...estimateFields<ReportTopic>('unfollows_tribe', ({ cost }) => cost.unfollowsTribe),
      ...estimateFields<ReportTopic>('unfollows_others', ({ cost }) => cost.unfollowsOthers),
      openField('cost_q_value', 'number', ({ cost }) => cost.qValue),
      openField('cost_verdict', 'text', ({ cost }) => cost.verdict),
      ...estimateFields<ReportTopic>('follows', ({ growth }) => growth.follows),
      ...estimateFields<ReportTopic>('lasting', ({ growth }) => growth.lasting),
      ...estimateFields<ReportTopic>('retention30', ({ growth }) => growth.retention30),
      ...estimateFields<ReportTopic>('retention90', ({ growth }) => growth.retention90),
      ...estimateFields<ReportTopic>('retention365', ({ growth }) => growth.retention365),
      openField('growth_q_value', 'number', ({ growth }) => growth.qValue),
      openField('growth_verdict', 'text', ({ growth }) => growth.verdict),
      openField('role', 'text', ({ role }) => role),
    ],
    report.topics,
    options,
  );
}
