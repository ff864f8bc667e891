import type { ChurnPage as Churn } from '../../../src/model/pages/churn-page.ts';
import { writePeriod } from '../../../src/model/dates.ts';
import { writeCount, writeDecimal } from '../../../src/render/wording/numbers.ts';
import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';

/** The mass departures in the window. */
export function MassDepartures({ page: { massDepartures } }: { page: Churn }) {
  if (massDepartures.length === 0) return null;
  return (
    <Section
      title="Mass departures"
      term="mass departure"
      note="Far more people left at once than usual. These departures count in no topic’s figures."
    >
      <Table
        name="Mass departures"
        columns={[
          { title: 'When' },
          { title: 'Left', kind: 'figure' },
          { title: 'Usual', kind: 'figure' },
          { title: 'Reason' },
        ]}
        rows={massDepartures.map(({ after, before, lost, expected, reason }) => ({
          key: before,
          cells: [
            writePeriod(after, before),
            writeCount(lost),
            writeDecimal(expected, 1),
            readableNote(reason),
          ],
        }))}
      />
    </Section>
  );
}
