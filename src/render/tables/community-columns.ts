import type { ReportCommunity } from '../../model/report.ts';
import { COMMUNITY_STATISTICS } from '../../model/statistics.ts';
import { TABLE_STATISTICS } from '../wording/statistics.ts';
import { tribeVerdict } from '../wording/tribe-verdicts.ts';
import type { Column } from './data-table.ts';

/** The columns of the report's communities. */
export const COMMUNITY_COLUMNS: Column<ReportCommunity>[] = [
  { name: 'community', title: 'Community', kind: 'community', value: (community) => community },
  { name: 'people', title: 'People', kind: 'count', value: ({ size }) => size },
  { name: 'share', title: 'Share', kind: 'share', value: ({ share }) => share },
  ...TABLE_STATISTICS.map((name): Column<ReportCommunity> => ({
    name: name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
    title: COMMUNITY_STATISTICS[name].title,
    kind: 'estimate',
    value: (community) => community[name],
  })),
  {
    name: 'verdict',
    title: 'Verdict',
    kind: 'text',
    value: ({ isTribe }) => tribeVerdict(isTribe),
  },
  {
    name: 'terms',
    title: 'Terms',
    kind: 'quote',
    isHidden: true,
    value: ({ terms }) => terms.join(', '),
  },
];
