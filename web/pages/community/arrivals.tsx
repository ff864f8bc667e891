import { useMemo } from 'preact/hooks';
import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { topicOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import type { Scope } from '../../shell/scope.ts';

/** When the members arrived, and which topics probably attracted them. */
export function Arrivals({ page: { came }, scope }: { page: CommunityDetails; scope: Scope }) {
  const { report } = scope;
  const columns = useMemo(() => columnsOf(labelsOf(report)), [report]);
  return (
    <Section title="Arrivals" isFolded>
      <p>
        {writeCount(came.watched)} members arrived in this window. {writeCount(came.beforeWatching)}{' '}
        followed before it.
      </p>
      {came.byTopic.length > 0 && (
        <ItemsTable
          name="Arrivals by topic"
          file="arrivals-by-topic"
          columns={columns}
          items={came.byTopic}
          shown={ABOUT}
        />
      )}
    </Section>
  );
}

type Attracted = CommunityDetails['came']['byTopic'][number];

const ABOUT = { people: ({ follows }: Attracted) => `about ${writeCount(follows)}` };

function columnsOf(labels: Labels): Column<Attracted>[] {
  return [
    {
      name: 'topic',
      title: 'Probably attracted by',
      kind: 'topic',
      value: ({ topic }) => topicOf(topic, labels),
    },
    { name: 'people', title: 'People', kind: 'count', value: ({ follows }) => follows },
  ];
}
