import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import type { Scope } from '../../shell/scope.ts';
import { TopicLink } from '../../parts/topic-link.tsx';

/** When the members arrived, and which topics probably attracted them. */
export function Arrivals({ page: { came }, scope }: { page: CommunityDetails; scope: Scope }) {
  return (
    <Section title="Arrivals">
      <p>
        {writeCount(came.watched)} members arrived in this window. {writeCount(came.beforeWatching)}{' '}
        followed before it.
      </p>
      {came.byTopic.length > 0 && (
        <Table
          name="Arrivals by topic"
          columns={[{ title: 'Probably attracted by' }, { title: 'People', kind: 'figure' }]}
          rows={came.byTopic.map(({ topic, follows }) => ({
            key: topic,
            cells: [<TopicLink id={topic} scope={scope} />, `about ${writeCount(follows)}`],
          }))}
        />
      )}
    </Section>
  );
}
