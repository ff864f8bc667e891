import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';

const COLUMNS: Column<CommunityDetails['talkTo'][number]>[] = [
  { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
  { name: 'topics', title: 'Topics', kind: 'count', value: ({ topics }) => topics },
  { name: 'engagements', title: 'Engagements', kind: 'count', value: ({ times }) => times },
];

/** Members who engage with several topics and whom the owner does not follow. */
export function PeopleToTalkTo({ page: { talkTo } }: { page: CommunityDetails }) {
  return (
    <Section
      title="People to talk to"
      note="They engage with several of your topics, and you don’t follow them."
    >
      {talkTo.length === 0 ? (
        <p class="missing">
          Nobody: you follow everyone who engages, or the data has no engagement.
        </p>
      ) : (
        <ItemsTable
          name="People to talk to"
          file="people-to-talk-to"
          columns={COLUMNS}
          items={talkTo}
        />
      )}
    </Section>
  );
}
