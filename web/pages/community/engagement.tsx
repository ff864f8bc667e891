import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { writeCount, writeShare } from '../../../src/render/wording/numbers.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import type { Scope } from '../../shell/scope.ts';
import { TopicLink } from '../../parts/topic-link.tsx';

/** The topics the members engage with. */
export function Engagement({
  page: { engaged, community },
  scope,
}: {
  page: CommunityDetails;
  scope: Scope;
}) {
  return (
    <Section title="Engagement" term="engagement">
      {engaged.length === 0 ? (
        <p class="missing">The data has no engagement with your posts.</p>
      ) : (
        <Table
          name="Topics they engage with"
          columns={[
            { title: 'Topic' },
            { title: 'People', kind: 'figure' },
            { title: 'Share of members', kind: 'figure' },
            { title: 'Times', kind: 'figure' },
          ]}
          rows={engaged.map(({ topic, people, times }) => ({
            key: topic,
            cells: [
              <TopicLink id={topic} scope={scope} />,
              writeCount(people),
              writeShare(people / Math.max(1, community.size)),
              writeCount(times),
            ],
          }))}
        />
      )}
    </Section>
  );
}
