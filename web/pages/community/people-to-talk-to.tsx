import type { CommunityPage as CommunityDetails } from '../../../src/model/pages/community-page.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { Section } from '../../parts/page.tsx';
import { PersonLink } from '../../parts/person-link.tsx';
import { Table } from '../../parts/table.tsx';

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
        <Table
          name="People to talk to"
          columns={[
            { title: 'Who' },
            { title: 'Topics', kind: 'figure' },
            { title: 'Engagements', kind: 'figure' },
          ]}
          rows={talkTo.map((person) => ({
            key: person.id,
            cells: [
              <PersonLink person={person} />,
              writeCount(person.topics),
              writeCount(person.times),
            ],
          }))}
        />
      )}
    </Section>
  );
}
