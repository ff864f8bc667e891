import type { DeparturesPage } from '../../model/pages/churn-page.ts';
import { departures } from '../churn/departures.ts';
import { communityFields, personFields } from './common-fields.ts';
import {
  type ExportOptions,
  type ExportTable,
  exportTable,
  openField,
  roundedTo,
  timeFields,
} from './export-table.ts';
import type { Exported } from './exported.ts';

type Row = DeparturesPage['items'][number];

const DAYS_DIGITS = 6;

/** The departures of the window, the latest first. */
export function departuresTable({ analysis }: Exported, options: ExportOptions): ExportTable {
  return exportTable<Row>(
    [
      ...personFields(),
      ...communityFields(analysis),
      ...timeFields<Row>('left', ({ after, before }) => ({ after, before }), true),
      openField('reason', 'text', ({ reason }) => reason),
      openField('followed_days', 'number', (row) => roundedTo(DAYS_DIGITS, row.followedDays)),
      openField('mass_departure', 'yes', ({ massDeparture }) => massDeparture),
      openField('follow_churner', 'yes', ({ followChurner }) => followChurner),
      openField('returned', 'yes', ({ returned }) => returned),
    ],
    departures(analysis),
    options,
  );
}
