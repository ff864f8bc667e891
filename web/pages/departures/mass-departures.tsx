import type { ChurnPage as Churn } from '../../../src/model/pages/churn-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';

const COLUMNS: Column<Churn['massDepartures'][number]>[] = [
  { name: 'time', title: 'When', kind: 'between', value: (row) => row },
  { name: 'left', title: 'Left', kind: 'count', value: ({ lost }) => lost },
  { name: 'usual', title: 'Usual', kind: 'decimal', value: ({ expected }) => expected },
  { name: 'reason', title: 'Reason', kind: 'note', value: ({ reason }) => reason },
];

/** The mass departures in the window. */
export function MassDepartures({ page: { massDepartures } }: { page: Churn }) {
  if (massDepartures.length === 0) return null;
  return (
    <Section
      title="Mass departures"
      term="mass departure"
      note="Far more people left at once than usual. These departures count in no topic’s figures."
    >
      <ItemsTable
        name="Mass departures"
        file="mass-departures"
        columns={COLUMNS}
        items={massDepartures}
      />
    </Section>
  );
}
