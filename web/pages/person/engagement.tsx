import { useMemo } from 'preact/hooks';
import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { topicOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import type { Scope } from '../../shell/scope.ts';

/** The topics whose posts the person engaged with. */
export function Engagement({ person: { engaged }, scope }: { person: Person; scope: Scope }) {
  const { report } = scope;
  const columns = useMemo(() => columnsOf(labelsOf(report)), [report]);
  return (
    <Section title="Engagement" term="engagement">
      <ItemsTable
        name="Engagement by topic"
        file="engagement-by-topic"
        columns={columns}
        items={engaged}
        none="The data has no engagement with your posts."
      />
    </Section>
  );
}

function columnsOf(labels: Labels): Column<Person['engaged'][number]>[] {
  return [
    {
      name: 'topic',
      title: 'Topic',
      kind: 'topic',
      value: ({ topic }) => topicOf(topic, labels),
    },
    { name: 'times', title: 'Times', kind: 'count', value: ({ times }) => times },
  ];
}
