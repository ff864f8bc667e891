import { useMemo } from 'preact/hooks';
import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { topicOf } from '../../../src/render/answers/named.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { type Labels, labelsOf } from '../../../src/render/wording/labels.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import type { Scope } from '../../shell/scope.ts';

/** The topics the members engage with. */
export function Engagement({
  page: { engaged, community },
  scope,
}: {
  page: CommunityDetails;
  scope: Scope;
}) {
  const { report } = scope;
  const { size } = community;
  const columns = useMemo(() => columnsOf(labelsOf(report), size), [report, size]);
  return (
    <Section title="Engagement" term="engagement" isFolded>
      <ItemsTable
        name="Topics they engage with"
        file="engagement"
        columns={columns}
        items={engaged}
        none="The data has no engagement with your posts."
      />
    </Section>
  );
}

function columnsOf(labels: Labels, size: number): Column<CommunityDetails['engaged'][number]>[] {
  return [
    {
      name: 'topic',
      title: 'Topic',
      kind: 'topic',
      value: ({ topic }) => topicOf(topic, labels),
    },
    { name: 'people', title: 'People', kind: 'count', value: ({ people }) => people },
    {
      name: 'share',
      title: 'Share of members',
      kind: 'share',
      value: ({ people }) => people / Math.max(1, size),
    },
    { name: 'times', title: 'Times', kind: 'count', value: ({ times }) => times },
  ];
}
