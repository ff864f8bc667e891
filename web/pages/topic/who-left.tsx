import { useMemo } from 'preact/hooks';
import type { TopicPage as Topic } from '../../../src/model/pages/topic-page.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { communityOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { hrefOf } from '../../shell/address.ts';
import type { Scope } from '../../shell/scope.ts';
import { REASONS } from '../departures/reasons.ts';

/** Who left while the topic was active. */
export function WhoLeft({ page: { left, leftInAll }, scope }: { page: Topic; scope: Scope }) {
  const { report } = scope;
  const columns = useMemo(() => columnsOf(labelsOf(report)), [report]);
  return (
    <Section
      isFolded
      title="Departures while the topic was active"
      note="These people left during that time. We can’t tell why any one person left."
    >
      <ItemsTable
        name="Who left"
        file="who-left"
        columns={columns}
        items={left}
        none="Nobody unfollowed while the topic was active, as far as the data shows."
        atFirst={10}
      />
      {leftInAll > left.length && (
        <p class="note">
          These are the {writeCount(left.length)} with the most exposure of {writeCount(leftInAll)}.{' '}
          <a href={hrefOf('/churn')}>All departures</a>
        </p>
      )}
    </Section>
  );
}

function columnsOf(labels: Labels): Column<Topic['left'][number]>[] {
  return [
    { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
    { name: 'time', title: 'When', kind: 'between', value: (row) => row },
    { name: 'reason', title: 'Reason', kind: 'text', value: ({ reason }) => REASONS[reason] },
    {
      name: 'community',
      title: 'Community',
      kind: 'community',
      value: ({ community }) => communityOf(community, labels),
    },
    {
      name: 'exposure',
      title: 'Exposure',
      term: 'exposure',
      kind: 'decimal',
      value: ({ exposure }) => exposure,
    },
  ];
}
