import { useMemo } from 'preact/hooks';
import type { DeparturesPage } from '../../../src/model/pages/churn-page.ts';
import { communityOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { LongList } from '../../parts/long-list.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';
import { REASONS } from './reasons.ts';

type Departure = DeparturesPage['items'][number];

/** All departures in the window, the latest first. */
export function DeparturesList({ scope }: { scope: Scope }) {
  const { report } = scope;
  const columns = useMemo(() => columnsOf(labelsOf(report)), [report]);
  return (
    <LongList
      name="Departures"
      id={keyOf(scope, 'departures')}
      file="departures"
      none="No departures in this window."
      atFirst={15}
      columns={columns}
      choices={[
        {
          name: 'reason',
          title: 'Reason',
          options: Object.entries(REASONS).map(([value, label]) => ({ value, label })),
        },
        {
          name: 'community',
          title: 'Community',
          options: report.communities.map(({ id, label }) => ({
            value: id,
            label: readableLabel(label),
          })),
        },
      ]}
      load={(asked) =>
        fetchJson(() => api.departures.$get({ query: { ...scope.query, ...asked } }))
      }
    />
  );
}

function columnsOf(labels: Labels): Column<Departure>[] {
  return [
    { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
    { name: 'time', title: 'Between', kind: 'between', value: (row) => row },
    { name: 'reason', title: 'Reason', kind: 'text', value: ({ reason }) => REASONS[reason] },
    { name: 'followed_days', title: 'Days followed', kind: 'count', value: daysOf },
    {
      name: 'community',
      title: 'Community',
      kind: 'community',
      value: ({ community }) => communityOf(community, labels),
    },
    {
      name: 'remarks',
      title: 'Remarks',
      kind: 'text',
      value: ({ massDeparture, followChurner, returned }) =>
        [
          massDeparture && 'in a mass departure',
          followChurner && 'follow churner',
          returned && 'followed again',
        ]
          .filter(Boolean)
          .join(', ') || null,
    },
  ];
}

function daysOf({ followedDays }: Departure): number | null {
  return followedDays === null ? null : Math.round(followedDays);
}
